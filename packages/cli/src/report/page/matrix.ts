import type { OperationReport } from "@detspec/conformance"
import { brokenBy } from "@detspec/conformance"
import type { OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import { isTold } from "./failures.js"
import type { Held } from "./held.js"
import type { Html } from "./html.js"
import { anchorOf, breakable, glyphOf, markOf, text } from "./html.js"
import { verdictMarks } from "./verdicts.js"

/** The operation with which each family begins, in the order in which the book tells them. */
const families: { readonly [K in OperationName]?: string } = {
  boxIou: "Boxes",
  generateAnchors: "Anchors",
  nms: "Suppression",
  smoothL1: "Losses",
  roiPool: "Pooling",
  cropMasks: "Masks",
}

const cell = (report: OperationReport | undefined, backend: number): Html => {
  if (!report) return "<td></td>"
  const { operation, verdict, passed, total, ranOn, laws } = report
  const mark = verdictMarks[verdict]
  const where = verdict === "unsupported" ? "" : ` on the ${ranOn}`
  const harness =
    laws.length > total && verdict !== "unsupported" ? `, ${laws.length - total} by the harness` : ""
  const broken = brokenBy(laws)
  const counts = `<small>${passed} of ${total} laws${where}${harness}${broken === undefined ? "" : `; ${broken}`}</small>`
  const linked = laws.some(isTold)
  const href = anchorOf("failures", backend, operation)
  const word = linked ? `${glyphOf(mark)} <a href="#${href}">${text(mark.word)}</a>` : markOf(mark)
  return `<td class="${mark.kind}">${word} ${counts}</td>`
}

/** The family of an operation: the last one that began at or before it. */
const familyOf = (operation: OperationName): string => {
  const upTo = operationNames.slice(0, operationNames.indexOf(operation) + 1)
  return upTo.reduce((family, name) => families[name] ?? family, "")
}

const heading = (family: string, backends: number): Html =>
  `<tr class="family"><th colspan="${backends + 1}">${text(family)}</th></tr>`

const row = (held: readonly Held[], operation: OperationName): Html => {
  const cells = held.map(({ report }, b) =>
    cell(
      report.operations.find((one) => one.operation === operation),
      b,
    ),
  )
  return `<tr><th scope="row">${breakable(operation)}</th>${cells.join("")}</tr>`
}

/** Operations down, family by family in the order of the book; backends across. */
export const matrix = (held: readonly Held[]): Html => {
  const judged = new Set(held.flatMap(({ report }) => report.operations.map(({ operation }) => operation)))
  const names = operationNames.filter((name) => judged.has(name))
  const heads = held.map(({ report }) => `<th scope="col">${text(report.backend)}</th>`)
  const rows = names.map((name, n) => {
    const [family, before] = [familyOf(name), familyOf(names[n - 1] ?? name)]
    const begins = n === 0 || family !== before
    return `${begins ? heading(family, held.length) : ""}${row(held, name)}`
  })
  return `<div class="wide"><table class="matrix">
<thead><tr><th scope="col">operation</th>${heads.join("")}</tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div>`
}
