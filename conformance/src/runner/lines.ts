import type { OperationName } from "@detspec/spec"
import type { Finding } from "../kit/law.js"
import { blame } from "./blame.js"
import type { LawReport } from "./report.js"

/** How the command that runs this law again begins: it depends on who runs it. */
export interface Replay {
  readonly command: string
  readonly runs: number
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Text as a shell reads it back: in quotes where it needs them. */
export const shellWord = (text: string): string => (/^[\w./:@%+-]+$/.test(text) ? text : quoted(text))

/** The line that replays a failure at once. */
export const replayLine = (
  operation: OperationName,
  { sentence, seed }: LawReport,
  { path }: Finding,
  replay: Replay,
): string =>
  `${replay.command} --operation ${operation} --law ${quoted(sentence)} --seed ${seed} --runs ${replay.runs} --path ${path}`

const failure = (
  operation: OperationName,
  law: LawReport,
  finding: Finding,
  replay: Replay,
): readonly string[] => {
  const { expected, actual, bound, because } = finding.verdict
  return [
    `  ✗ ${law.sentence}`,
    `      input     ${finding.input}`,
    `      expected  ${expected}`,
    `      actual    ${actual}`,
    `      bound     ${bound}${because && `: ${because}`}`,
    `      seed      ${law.seed}, shrunk ${finding.shrinks} times`,
    `      replay    ${replayLine(operation, law, finding, replay)}`,
  ]
}

const unexpected = ({ sentence, expected }: LawReport): string =>
  `  + ${sentence}: passes, though it is expected to fail (${expected?.reason ?? ""}): strike it from the list`

const foreseen = ({ sentence, expected }: LawReport): string => {
  const { reason = "", reference } = expected ?? {}
  return `  ≈ ${sentence}: fails as expected: ${reason}${reference === undefined ? "" : ` (${reference})`}`
}

/** What is said of a law that is not asked, where it is expected to fail: nothing can come of that. */
const unasked = ({ expected }: LawReport): string =>
  expected
    ? `; it is expected to fail (${expected.reason}), which is never asked: strike it from the list`
    : ""

/** One law in plain words; for a failure all that is needed to understand and repeat it. */
export const lawLines = (operation: OperationName, law: LawReport, replay: Replay): readonly string[] => {
  const { outcome, sentence, verdict } = law
  switch (outcome.tag) {
    case "passed":
      return [verdict === "passed" ? `  ✓ ${sentence} (${outcome.runs})` : unexpected(law)]
    case "failed":
      return verdict === "failed" ? failure(operation, law, outcome.finding, replay) : [foreseen(law)]
    case "unsupported":
      return [`  - ${sentence}: unsupported${unasked(law)}`]
    case "abandoned":
      return [`  ? ${sentence}: not run: ${outcome.reason}`]
    case "harness":
      return [`  · ${sentence}: answered by the harness: ${outcome.reason}${unasked(law)}`]
    case "broken":
      return [`  ! ${sentence}: not judged, ${blame[outcome.fault]}: ${outcome.reason}`]
  }
}
