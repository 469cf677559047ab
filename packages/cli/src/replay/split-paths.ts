import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"

/** Folders of recorded models, and files of recorded cases (or a path that is for the reader of cases to refuse). */
export interface SplitPaths {
  readonly models: readonly string[]
  readonly cases: readonly string[]
}

const none: SplitPaths = { models: [], cases: [] }

/** A folder that holds a model's tensors is a model; what else a folder holds is looked through. */
const split = async (path: string, given: boolean): Promise<SplitPaths> => {
  if (!(await stat(path)).isDirectory())
    return given || path.endsWith(".json") ? { models: [], cases: [path] } : none
  const names = (await readdir(path)).sort()
  if (names.includes("io.safetensors")) return { models: [path], cases: [] }
  const inside = await Promise.all(names.map((name) => split(join(path, name), false)))
  const found = {
    models: inside.flatMap(({ models }) => models),
    cases: inside.flatMap(({ cases }) => cases),
  }
  return given && found.models.length + found.cases.length === 0 ? { models: [], cases: [path] } : found
}

/** What stands under the paths, models and cases apart. */
export const splitPaths = (paths: readonly string[]): TE.TaskEither<DetectionError, SplitPaths> =>
  TE.map((all: readonly SplitPaths[]) => ({
    models: all.flatMap(({ models }) => models),
    cases: all.flatMap(({ cases }) => cases),
  }))(
    TE.traverseArray((path: string) =>
      TE.tryCatch(
        () => split(path, true),
        (thrown) =>
          badFile(
            path,
            "path",
            "be a file or a folder that can be read",
            thrown instanceof Error ? thrown.message : String(thrown),
          ),
      ),
    )(paths),
  )
