import type { Exchange, Finding, LawReport } from "@detspec/conformance"
import { blame, replayLine, strays } from "@detspec/conformance"
import { message } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { picture } from "../picture.js"
import type { Html } from "./html.js"
import { glyphOf, panelHtml, text } from "./html.js"
import { lawMarks } from "./verdicts.js"

/** How a failed law is asked again. */
export interface Again {
  readonly operation: OperationName
  readonly command: string
  readonly runs: number
}

/** What the panels below show, in a sentence. */
const captionOf = (exchange: Exchange): Html => {
  const { operation, expected, answer } = exchange
  if (E.isLeft(expected)) {
    const wanted = `The specification refuses this input: <q>${text(message(expected.left))}</q>`
    return `${wanted}. ${E.isLeft(answer) ? "The backend refused it otherwise." : "The backend answered all the same."}`
  }
  if (E.isLeft(answer))
    return `The input is valid, and ${text(operation)} gave no answer: <q>${text(message(answer.left))}</q>.`
  return strays(exchange)
    ? "What the specification answers to the shrunk input, and what this backend answered."
    : "This answer by itself lies within its bound: the law compares it with another, or looks at what becomes of it."
}

const drawn = (exchange: Exchange | undefined): Html => {
  if (!exchange) return ""
  const panels = picture(exchange).map(panelHtml).join("")
  return `<p class="caption">${captionOf(exchange)}</p>${panels && `<div class="panels">${panels}</div>`}`
}

const line = (name: string, value: string, kind = ""): Html =>
  value === "" ? "" : `<div class="${kind}"><dt>${name}</dt><dd>${text(value)}</dd></div>`

const facts = (law: LawReport, finding: Finding, again: Again): Html => {
  const { expected, actual, bound, because } = finding.verdict
  const times = finding.shrinks === 1 ? "once" : `${finding.shrinks} times`
  return `<dl>${[
    line("expected", expected, "expected"),
    line("actual", actual, "actual"),
    line("bound", bound),
    line("why", because, "why"),
    line("seed", `${law.seed}; the input was shrunk ${times}`),
  ].join("")}</dl>
<p class="label">replay</p><pre class="replay">${text(replayLine(again.operation, law, finding, again))}</pre>
<details><summary>the shrunk input in full</summary><pre>${text(finding.input)}</pre></details>`
}

const linked = (reference: string): Html =>
  /^https?:/.test(reference) ? `<a href="${text(reference)}">${text(reference)}</a>` : text(reference)

/** What the implementer says of a law that fails. */
const reason = ({ expected }: LawReport): Html => {
  if (!expected) return ""
  const reference = expected.reference === undefined ? "" : ` (${linked(expected.reference)})`
  return `<p class="reason">Expected to fail: ${text(expected.reason)}${reference}</p>`
}

/** One law that did not simply hold: what is said of it, its picture, and how to see it again. */
export const failure = (law: LawReport, again: Again): Html => {
  const { outcome } = law
  if (outcome.tag === "failed")
    return reason(law) + drawn(outcome.finding.exchange) + facts(law, outcome.finding, again)
  if (outcome.tag === "broken")
    return `<p class="caption">Not judged: ${blame[outcome.fault]}.</p><pre>${text(outcome.reason)}</pre>`
  return `${reason(law)}<p class="caption">It held for every input drawn: strike it from the list.</p>`
}

export const lawTitle = ({ sentence, verdict }: LawReport): Html =>
  `${glyphOf(lawMarks[verdict])} ${text(sentence)}`
