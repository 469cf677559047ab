import type { LawReport, OperationReport } from "@detspec/conformance"
import { lawTitle } from "./failure.js"
import type { Held } from "./held.js"
import type { Html } from "./html.js"
import { breakable, markOf, text } from "./html.js"
import { lawMarks, verdictMarks } from "./verdicts.js"

/** How many inputs were tried, or why none was. */
const noteOf = ({ outcome, verdict }: LawReport): string => {
  if ("runs" in outcome) return `${outcome.runs} ${outcome.runs === 1 ? "input" : "inputs"}`
  return "reason" in outcome ? `${lawMarks[verdict].word}: ${outcome.reason}` : ""
}

const lawList = (one: OperationReport): Html => {
  const laws = one.laws.map((law) => `<li>${lawTitle(law)} <small>${text(noteOf(law))}</small></li>`)
  const verdict = `<small>${markOf(verdictMarks[one.verdict])}, ${one.passed} of ${one.total}</small>`
  return `<details><summary>${breakable(one.operation)} ${verdict}</summary><ul>${laws.join("")}</ul></details>`
}

const ofBackend = ({ report }: Held): Html =>
  `<h3>${text(report.backend)}</h3><div class="laws">${report.operations.map(lawList).join("\n")}</div>`

/** Every law that was asked, operation by operation, folded. */
export const allLaws = (held: readonly Held[]): Html => `<h2>Every law</h2>${held.map(ofBackend).join("\n")}`
