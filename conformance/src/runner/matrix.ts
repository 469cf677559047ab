import { brokenBy } from "./blame.js"
import type { OperationReport, Report } from "./report.js"
import type { Verdict } from "./verdict.js"

const marks: Readonly<Record<Verdict, string>> = {
  conforms: "✓",
  "fails as expected": "≈",
  "passes unexpectedly": "+",
  fails: "✗",
  unsupported: "-",
  "not run": "?",
  broken: "!",
}

/** `✓ 21/21 device`: the verdict, laws passed of all that the backend answers, where the operation ran, and what broke. */
const cell = ({ verdict, passed, total, laws, ranOn }: OperationReport): string => {
  if (verdict === "unsupported") return `- 0/${total} unsupported`
  const others = laws.length - total
  const broken = brokenBy(laws)
  return `${marks[verdict]} ${passed}/${total} ${ranOn}${others > 0 ? `, ${others} by the harness` : ""}${broken === undefined ? "" : `: ${broken}`}`
}

const others = [
  "fails as expected",
  "passes unexpectedly",
  "fails",
  "unsupported",
  "not run",
  "broken",
] as const

/** What is said of one operation, where that is not the verdict's own name. */
const singular: Readonly<Partial<Record<Verdict, string>>> = { broken: "not judged" }

/** Of several operations. */
const plural: Readonly<Partial<Record<Verdict, string>>> = {
  "fails as expected": "fail as expected",
  "passes unexpectedly": "pass unexpectedly",
  fails: "fail",
  broken: "not judged",
}

const summary = ({ operations }: Report): string => {
  const count = (verdict: Verdict) => operations.filter((one) => one.verdict === verdict).length
  const rest = others
    .filter((verdict) => count(verdict) > 0)
    .map(
      (verdict) =>
        `, ${count(verdict)} ${count(verdict) === 1 ? (singular[verdict] ?? verdict) : (plural[verdict] ?? verdict)}`,
    )
  return `${count("conforms")} of ${operations.length} conform${rest.join("")}`
}

/** Operations down, backends across. Every report covers the same operations. */
export const matrixLines = (reports: readonly Report[]): readonly string[] => {
  const names = reports[0]?.operations.map(({ operation }) => operation) ?? []
  const body = names.map((name, row) => [
    name,
    ...reports.map(({ operations }) => {
      const report = operations[row]
      return report ? cell(report) : "?"
    }),
  ])
  const table = [
    ["operation", ...reports.map(({ backend }) => backend)],
    ...body,
    ["", ...reports.map(summary)],
  ]
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? "").length)),
  )
  return table.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  )
}
