import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import type { Task } from "fp-ts/lib/Task.js"
import * as TE from "fp-ts/lib/TaskEither.js"

const nothing: readonly string[] = []

/** What a folder holds, sorted; nothing when there is no such folder. */
export const namesIn =
  (folder: string): Task<readonly string[]> =>
  () =>
    readdir(folder).then(
      (names) => names.sort(),
      () => nothing,
    )

/** The text of a file, which errors call `field`. */
export const readText = (
  operation: string,
  folder: string,
  field: string,
): TE.TaskEither<DetectionError, string> =>
  TE.tryCatch(
    () => readFile(join(folder, field), "utf8"),
    (thrown) =>
      badFile(operation, field, "be a readable file", thrown instanceof Error ? thrown.message : "nothing"),
  )

/** A path with slashes alone, from where it begins: "./images\\0001.jpg" is "images/0001.jpg". */
export const plainPath = (name: string): string => name.replaceAll("\\", "/").replace(/^(\.?\/)+/, "")

/** "images/0001.jpg" is "images/0001". */
export const withoutEnding = (name: string): string =>
  name.replace(/\.(xml|txt|jpe?g|png|bmp|gif|webp|tiff?)$/i, "")

/** A name without its folder and its ending: "images/0001.jpg" is "0001". */
export const stem = (name: string): string =>
  withoutEnding(name.replaceAll("\\", "/").split("/").at(-1) ?? name)

/** How often each name is there. */
export const counted = (names: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
