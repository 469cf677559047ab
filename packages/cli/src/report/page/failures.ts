import type { LawReport, LawVerdict, OperationReport } from "@detspec/conformance"
import { failure, lawTitle } from "./failure.js"
import type { Held } from "./held.js"
import type { Html } from "./html.js"
import { anchorOf, breakable, text } from "./html.js"

/** What is told in full, and what is told as known. */
const bad: readonly LawVerdict[] = ["failed", "broken", "passed unexpectedly"]
const known: readonly LawVerdict[] = ["failed as expected"]

export const isTold = ({ verdict }: LawReport): boolean => bad.includes(verdict) || known.includes(verdict)

const counts = ({ passed, total }: OperationReport): string => `${passed} of ${total} laws hold`

/** The first failure is open: the others are often the same bug, seen by other laws. */
const operationFailures = (
  { report, command }: Held,
  one: OperationReport,
  backend: number,
  told: readonly LawVerdict[],
): Html => {
  const laws = one.laws.filter(({ verdict }) => told.includes(verdict))
  if (laws.length === 0) return ""
  const again = { operation: one.operation, command, runs: report.runs }
  const [first, ...others] = laws.map((law) => ({ title: lawTitle(law), body: failure(law, again) }))
  const rest = others.map(
    ({ title, body }) => `<details class="law"><summary>${title}</summary>${body}</details>`,
  )
  const isFirst = told === bad || !one.laws.some(({ verdict }) => bad.includes(verdict))
  const id = isFirst ? ` id="${anchorOf("failures", backend, one.operation)}"` : ""
  return `<article${id}>
<h3>${breakable(one.operation)} <small>${text(report.backend)}: ${counts(one)}</small></h3>
<section class="law"><h4>${first?.title}</h4>${first?.body}</section>
${rest.join("\n")}</article>`
}

const section = (title: string, held: readonly Held[], told: readonly LawVerdict[]): Html => {
  const all = held.flatMap((one, b) =>
    one.report.operations.map((operation) => operationFailures(one, operation, b, told)),
  )
  const found = all.filter((html) => html !== "")
  return found.length === 0 ? "" : `<h2>${title}</h2>${found.join("\n")}`
}

const isNotJudged = ({ report }: Held): boolean =>
  report.operations.some(({ laws }) => laws.some(({ verdict }) => verdict === "broken"))

/** Every failure with its picture; then those that the implementer knows of. */
export const failures = (held: readonly Held[]): Html =>
  section(held.some(isNotJudged) ? "What failed, or could not be judged" : "What failed", held, bad) +
  section("What fails as expected", held, known)
