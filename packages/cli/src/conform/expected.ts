import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import type { ExpectedFailure } from "@detspec/conformance"
import { laws } from "@detspec/conformance"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import { operationNames } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"

/** What an implementer says of laws that fail, and where it stands. */
export interface Expectations {
  readonly path: string
  readonly failures: readonly ExpectedFailure[]
}

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const file = v.strictObject({
  expectedFailures: v.array(
    v.strictObject({
      operation: v.picklist(operationNames),
      law: text,
      reason: text,
      reference: v.exactOptional(text),
    }),
  ),
})

/** `mine.ts` has its list in `mine.expected.json`; of a command, the first word that has one. */
export const besideBackend = (backend: string): string | undefined =>
  backend
    .replace(/^command:/, "")
    .split(/\s+/)
    .map((word) => `${word.replace(/^["']|["']$/g, "").replace(/\.[^./\\]+$/, "")}.expected.json`)
    .find((path) => existsSync(path))

const isLaw = ({ operation, law }: ExpectedFailure): boolean =>
  [...laws[operation].common, ...laws[operation].own].some(({ sentence }) => sentence === law)

const checked = (path: string, content: string): E.Either<DetectionError, readonly ExpectedFailure[]> => {
  const wrong = (expected: string, actual: string) => E.left(badFile("conform", path, expected, actual))
  const json = E.tryCatch((): unknown => JSON.parse(content), String)
  if (E.isLeft(json)) return wrong("be JSON", json.left)
  const parsed = v.safeParse(file, json.right)
  if (!parsed.success) {
    const [issue] = parsed.issues
    return wrong("list expectedFailures", `${v.getDotPath(issue) ?? "the file"}: ${issue.message}`)
  }
  const failures = parsed.output.expectedFailures
  const unknown = failures.find((one) => !isLaw(one))
  if (unknown)
    return wrong("name laws by their whole sentence", `no law of ${unknown.operation}: ${unknown.law}`)
  const keys = failures.map(({ operation, law }) => `${operation}: ${law}`)
  const twice = keys.find((key, i) => keys.indexOf(key) !== i)
  return twice === undefined ? E.right(failures) : wrong("name each law once", `twice ${twice}`)
}

const readText = (path: string): TE.TaskEither<DetectionError, string> =>
  TE.tryCatch(
    () => readFile(path, "utf8"),
    (error) => badFile("conform", path, "be a file that can be read", String(error)),
  )

/** The list of a file, its laws looked up: a list that names no law hides a mistake. */
export const readExpectations = (path: string): TE.TaskEither<DetectionError, Expectations> =>
  pipe(
    readText(path),
    TE.chainEitherK((content) => checked(path, content)),
    TE.map((failures) => ({ path, failures })),
  )
