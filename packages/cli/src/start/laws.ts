import type { Report } from "@detspec/conformance"
import { conform, matrixLines } from "@detspec/conformance"
import type { Backend } from "@detspec/spec"

/** Few inputs a law and none of a hundred thousand rows: enough to show the matrix in seconds. */
const brief = { seed: 1, runs: 3, without: "large input" }

/** The laws, briefly, on each backend. */
export const holdToLaws = async (backends: readonly Backend[]): Promise<readonly Report[]> => {
  const reports: Report[] = []
  for (const backend of backends) reports.push(await conform(backend, brief))
  return reports
}

/** The matrix and, in words, how it was made. */
export const lawsLines = (reports: readonly Report[]): readonly string[] => [
  ...matrixLines(reports).map((line) => `  ${line}`),
  `  (laws that hold, of all laws; ${brief.runs} drawn inputs each, and the laws on large inputs left out)`,
]
