import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Precision, RecordedCase, RecordedFile } from "./recorded.js"

const fields = v.record(v.string(), v.unknown())

const file = v.object({
  op: v.string(),
  cases: v.array(
    v.looseObject({
      id: v.string(),
      op: v.optional(v.string()),
      inputs: v.optional(fields),
      params: v.optional(fields),
      attributes: v.optional(fields),
      outputs: v.optional(fields),
      expected: v.optional(fields),
      throws: v.optional(v.string()),
    }),
  ),
})

/** Whether a float32 tensor stands anywhere in it. */
const isSingle = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return false
  if ("dtype" in value) return value.dtype === "float32"
  return Object.values(value).some(isSingle)
}

const precisionOf = (...parts: readonly unknown[]): Precision =>
  parts.some(isSingle) ? "float32" : "float64"

const parse = (path: string, text: string): E.Either<DetectionError, RecordedFile> => {
  const json = E.tryCatch(
    (): unknown => JSON.parse(text),
    (thrown) => badFile(path, "contents", "be JSON", String(thrown)),
  )
  return E.chain((value): E.Either<DetectionError, RecordedFile> => {
    const read = v.safeParse(file, value)
    if (!read.success) {
      const [issue] = read.issues
      const at = v.getDotPath(issue) ?? "contents"
      return E.left(badFile(path, at, "be as in a file of recorded cases", issue.message))
    }
    const { op, cases } = read.output
    return E.right({
      path,
      cases: cases.map(
        (c): RecordedCase => ({
          id: c.id,
          op: c.op ?? op,
          // A case of an evaluation has its inputs beside its name, and its answers printed.
          precision: c.inputs === undefined ? "printed" : precisionOf(c.inputs, c.outputs),
          inputs: c.inputs ?? c,
          params: c.params ?? c.attributes ?? {},
          outputs: c.outputs ?? c.expected,
          throws: c.throws,
        }),
      ),
    })
  })(json)
}

const attempt = <T>(path: string, run: () => Promise<T>): TE.TaskEither<DetectionError, T> =>
  TE.tryCatch(run, (thrown) =>
    badFile(
      path,
      "path",
      "be a file or a folder that can be read",
      thrown instanceof Error ? thrown.message : String(thrown),
    ),
  )

const jsonFiles = async (path: string): Promise<readonly string[]> => {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true })
  return entries
    .filter((entry) => entry.endsWith(".json"))
    .sort()
    .map((entry) => join(path, entry))
}

/** The recorded cases of a file, or of every .json file below a folder. */
export const readCases = (path: string): TE.TaskEither<DetectionError, readonly RecordedFile[]> => {
  const readOne = (name: string) =>
    TE.chainEitherK((text: string) => parse(name, text))(attempt(name, () => readFile(name, "utf8")))
  return TE.chain((names: readonly string[]) =>
    names.length === 0
      ? TE.left(badFile(path, "path", "hold files of recorded cases (.json)", "none"))
      : TE.traverseArray(readOne)(names),
  )(attempt(path, () => jsonFiles(path)))
}
