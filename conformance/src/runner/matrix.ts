import type { OperationReport, Report } from "./report.js"

const marks = { conforms: "✓", fails: "✗", unsupported: "-", "not run": "?", broken: "!" }

/** `✓ 21/21 device`: the verdict, laws passed of all, and where the operation ran. */
const cell = ({ verdict, passed, total, ranOn }: OperationReport): string =>
  verdict === "unsupported" ? `- 0/${total} unsupported` : `${marks[verdict]} ${passed}/${total} ${ranOn}`

const summary = ({ operations }: Report): string => {
  const count = (verdict: OperationReport["verdict"]) =>
    operations.filter((one) => one.verdict === verdict).length
  const others = (["fails", "unsupported", "not run", "broken"] as const)
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) => `, ${count(verdict)} ${verdict}`)
  return `${count("conforms")} of ${operations.length} conform${others.join("")}`
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
