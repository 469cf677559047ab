import { open, readFile, rename, rm } from "node:fs/promises"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"

const reason = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

export const readBytes = (file: string): TE.TaskEither<DetectionError, Uint8Array> =>
  TE.tryCatch(
    () => readFile(file),
    (thrown) => badFile("detspec", file, "be a file that can be read", reason(thrown)),
  )

const write = async (file: string, bytes: Uint8Array | string): Promise<void> => {
  const beside = `${file}.new`
  try {
    const handle = await open(beside, "w")
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, file)
  } catch (thrown) {
    await rm(beside, { force: true })
    throw thrown
  }
}

/** Writes beside the file, and renames: whoever is killed meanwhile finds the file as it was. */
export const writeAtomically = (
  file: string,
  bytes: Uint8Array | string,
): TE.TaskEither<DetectionError, void> =>
  TE.tryCatch(
    () => write(file, bytes),
    (thrown) => badFile("detspec", file, "be a file that can be written", reason(thrown)),
  )
