import { cp, mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"

export const languages = ["python", "javascript", "c"] as const
export type Language = (typeof languages)[number]

const starters = new URL("../../starters/", import.meta.url)

const filesIn = (folder: string): TE.TaskEither<DetectionError, readonly string[]> =>
  TE.tryCatch(
    async () => {
      await mkdir(folder, { recursive: true })
      return readdir(folder)
    },
    (error) => badFile("conform init", folder, "be a folder that can be written", String(error)),
  )

const copied = (language: Language, folder: string): TE.TaskEither<DetectionError, readonly string[]> =>
  TE.tryCatch(
    async () => {
      const from = fileURLToPath(new URL(`${language}/`, starters))
      await cp(from, folder, { recursive: true, force: false })
      return (await readdir(from)).map((file) => join(folder, file))
    },
    (error) => badFile("conform init", folder, "be a folder that can be written", String(error)),
  )

/** Writes a small backend of one operation, and how to go on from there, into a folder that holds nothing yet. */
export const writeStarter = (
  language: Language,
  folder: string,
): TE.TaskEither<DetectionError, readonly string[]> =>
  pipe(
    filesIn(folder),
    TE.chainEitherK((files) =>
      files.length === 0
        ? E.right(files)
        : E.left(badFile("conform init", folder, "be empty or not there yet", files.join(", "))),
    ),
    TE.chain(() => copied(language, folder)),
  )
