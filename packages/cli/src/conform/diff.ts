import { readFile } from "node:fs/promises"
import type { Change, Compared } from "@detspec/conformance"
import { diffReports, documentVersion } from "@detspec/conformance"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { ExitStatus } from "../exit.js"
import { complain } from "../exit.js"

const lawVerdict = v.picklist([
  "passed",
  "failed",
  "failed as expected",
  "passed unexpectedly",
  "unsupported",
  "answered by harness",
  "abandoned",
  "broken",
])
const verdict = v.picklist([
  "conforms",
  "fails as expected",
  "passes unexpectedly",
  "fails",
  "unsupported",
  "not run",
  "broken",
])
const operation = v.object({
  operation: v.string(),
  ranOn: v.string(),
  verdict,
  passed: v.number(),
  total: v.number(),
  laws: v.array(v.object({ sentence: v.string(), verdict: lawVerdict })),
})
const file = v.object({
  version: v.literal(documentVersion),
  reports: v.array(v.object({ backend: v.string(), operations: v.array(operation) })),
})

const parsed = (path: string, text: string): E.Either<DetectionError, readonly Compared[]> => {
  const wrong = (actual: string) =>
    E.left(
      badFile("conform diff", path, `be a report of version ${documentVersion}, as --json writes it`, actual),
    )
  const json = E.tryCatch((): unknown => JSON.parse(text), String)
  if (E.isLeft(json)) return wrong(json.left)
  const result = v.safeParse(file, json.right)
  if (result.success) return E.right(result.output.reports)
  const [issue] = result.issues
  return wrong(`${v.getDotPath(issue) ?? "the file"}: ${issue.message}`)
}

/** What a comparison needs of a report file. */
const readReports = (path: string): TE.TaskEither<DetectionError, readonly Compared[]> =>
  pipe(
    TE.tryCatch(
      () => readFile(path, "utf8"),
      (thrown) => badFile("conform diff", path, "be a file that can be read", String(thrown)),
    ),
    TE.chain((text) => TE.fromEither(parsed(path, text))),
  )

/** `↓` worse, `·` otherwise; backend, operation, what, and the law. */
const changeLine = ({ backend, operation: name, law, what, worse }: Change): string =>
  `${worse ? "↓" : "·"} ${[backend, name].filter((part) => part !== undefined).join(" ")}: ${what}${law === undefined ? "" : `: ${law}`}`

const closing = (changes: readonly Change[]): string => {
  const worse = changes.filter((change) => change.worse).length
  if (changes.length === 0) return "nothing changed"
  const counted = changes.length === 1 ? "1 change" : `${changes.length} changes`
  return `${counted}, ${worse === 0 ? "none" : worse} for the worse`
}

/** Prints what changed between two report files: 1 when something got worse, 2 when one cannot be read. */
export const runDiff = async (
  before: string,
  after: string,
  print: (line: string) => void,
): Promise<ExitStatus> => {
  const [one, other] = [await readReports(before)(), await readReports(after)()]
  if (E.isLeft(one)) return complain(one.left)
  if (E.isLeft(other)) return complain(other.left)
  const changes = diffReports(one.right, other.right)
  for (const change of changes) print(changeLine(change))
  print(closing(changes))
  return changes.some(({ worse }) => worse) ? 1 : 0
}
