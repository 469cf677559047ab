import type { Execution, OperationName } from "@detspec/spec"
import type { Outcome } from "../kit/law.js"

/** One law on one backend. */
export interface LawReport {
  readonly sentence: string
  readonly outcome: Outcome
  readonly seed: number
}

/**
 *   conforms      every law that ran holds, and at least one ran
 *   fails         a law failed
 *   unsupported   the backend says that it leaves the operation out
 *   not run       no law ran: that is not a pass
 *   broken        a law itself broke: nothing is said of the operation
 */
export type Verdict = "conforms" | "fails" | "unsupported" | "not run" | "broken"

/** One operation on one backend. */
export interface OperationReport {
  readonly operation: OperationName
  readonly ranOn: Execution
  readonly laws: readonly LawReport[]
  readonly passed: number
  readonly total: number
  readonly verdict: Verdict
}

export interface Report {
  readonly backend: string
  readonly device: string
  readonly seed: number
  readonly runs: number
  readonly operations: readonly OperationReport[]
}

const verdictOf = (laws: readonly LawReport[]): Verdict => {
  const has = (tag: Outcome["tag"]) => laws.some(({ outcome }) => outcome.tag === tag)
  if (has("failed")) return "fails"
  if (has("broken")) return "broken"
  if (has("unsupported")) return "unsupported"
  return laws.length > 0 ? "conforms" : "not run"
}

export const operationReport = (
  operation: OperationName,
  ranOn: Execution,
  laws: readonly LawReport[],
): OperationReport => ({
  operation,
  ranOn,
  laws,
  passed: laws.filter(({ outcome }) => outcome.tag === "passed").length,
  total: laws.length,
  verdict: verdictOf(laws),
})

/** 0: every operation conforms or is left out; 1: a law failed, or nothing ran; 2: the harness broke. */
export const exitStatus = ({ operations }: Report): 0 | 1 | 2 => {
  const has = (verdict: Verdict) => operations.some((one) => one.verdict === verdict)
  if (has("broken")) return 2
  return has("fails") || has("not run") || !has("conforms") ? 1 : 0
}
