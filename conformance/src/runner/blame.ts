import type { Fault } from "../kit/interruption.js"
import type { LawReport } from "./report.js"

/** Whose fault it is that a law could not be judged. */
export const blame: Readonly<Record<Fault, string>> = {
  program: "the program broke the protocol",
  harness: "the harness itself broke",
}

/** The same of some laws together; undefined when all could be judged. */
export const brokenBy = (laws: readonly LawReport[]): string | undefined => {
  const faults = new Set(laws.flatMap(({ outcome }) => (outcome.tag === "broken" ? [outcome.fault] : [])))
  if (faults.size === 0) return undefined
  return [...faults].map((fault) => blame[fault]).join(", and ")
}
