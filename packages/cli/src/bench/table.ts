import type { Row, Timing } from "./measure.js"

const milliseconds = (timing: Timing | undefined): string => {
  if (timing === undefined) return ""
  if ("failed" in timing) return "failed"
  return timing.ms < 10 ? timing.ms.toFixed(2) : timing.ms.toFixed(0)
}

const ratio = (row: Row, name: string): string => {
  const [plain, other] = [row.timings.get("plain"), row.timings.get(name)]
  if (!plain || !other || "failed" in plain || "failed" in other) return ""
  return ` (${(plain.ms / other.ms).toFixed(2)}×)`
}

/** Medians in milliseconds, and behind each how many times as fast as the plain loop. */
export const benchTable = (rows: readonly Row[], names: readonly string[]): readonly string[] => [
  `| operation | size | ${names.join(" | ")} |`,
  `|---|---|${names.map(() => "---:|").join("")}`,
  ...rows.map((row) => {
    const cells = names.map(
      (name) => milliseconds(row.timings.get(name)) + (name === "plain" ? "" : ratio(row, name)),
    )
    return `| ${row.name} | ${row.size} | ${cells.join(" | ")} |`
  }),
]
