import type { OperationReport, Report } from "@detspec/conformance"
import type { Held } from "./held.js"
import type { Html } from "./html.js"
import { glyphOf, text } from "./html.js"
import type { Mark } from "./verdicts.js"
import { verdictMarks } from "./verdicts.js"

const verdicts = Object.entries(verdictMarks)

const counted = ({ operations }: Report, verdict: string): number =>
  operations.filter((one) => one.verdict === verdict).length

const total = (operations: readonly OperationReport[], of: "passed" | "total"): number =>
  operations.reduce((sum, one) => sum + one[of], 0)

/** Shares of all operations as one bar. */
const bar = (parts: readonly (readonly [Mark, number])[]): Html =>
  `<div class="bar" aria-hidden="true">${parts.map(([{ kind }, n]) => `<span class="${kind}" style="flex:${n}"></span>`).join("")}</div>`

const card = ({ report }: Held): Html => {
  const { backend, device, operations, seed, runs } = report
  const parts = verdicts
    .map(([verdict, mark]): readonly [Mark, number] => [mark, counted(report, verdict)])
    .filter(([, count]) => count > 0)
  const words = parts.map(
    ([mark, count]) => `<li>${glyphOf(mark)} ${count} ${text(count === 1 ? mark.word : mark.plural)}</li>`,
  )
  return `<section class="card"><h2>${text(backend)}</h2>
<p class="device">${text(device)}</p>
<p class="count"><b>${counted(report, "conforms")}</b> of ${operations.length} ${operations.length === 1 ? "operation conforms" : "operations conform"}</p>
${bar(parts)}
<ul class="parts">${words.join("")}</ul>
<p class="small">${total(operations, "passed")} of ${total(operations, "total")} laws hold. ${runs} inputs drawn for a law, seed ${seed}.</p></section>`
}

/** A card a backend: how much of it conforms. */
export const summary = (held: readonly Held[]): Html =>
  `<div class="cards">${held.map(card).join("\n")}</div>`
