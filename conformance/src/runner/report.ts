import type { Arithmetic } from "@detspec/core"
import type { Execution, OperationName } from "@detspec/spec"
import type { Outcome } from "../kit/law.js"
import type { ExpectedFailure } from "./expected.js"
import type { LawVerdict, Verdict } from "./verdict.js"
import { lawVerdict, verdictOf } from "./verdict.js"

/** One law on one backend. */
export interface LawReport {
  readonly sentence: string
  readonly outcome: Outcome
  readonly verdict: LawVerdict
  readonly seed: number
  /** What the implementer expects, where that is a failure. */
  readonly expected?: ExpectedFailure
}

/** One operation on one backend. */
export interface OperationReport {
  readonly operation: OperationName
  readonly ranOn: Execution
  readonly laws: readonly LawReport[]
  readonly passed: number
  /** The laws that the backend itself has to answer: without those that the harness would answer for it. */
  readonly total: number
  readonly verdict: Verdict
}

export interface Report {
  readonly backend: string
  readonly device: string
  /** What the backend says of its exactness: every bound is made of it. */
  readonly arithmetic: Arithmetic
  readonly seed: number
  readonly runs: number
  readonly operations: readonly OperationReport[]
}

export const lawReport = (
  sentence: string,
  outcome: Outcome,
  seed: number,
  expected: ExpectedFailure | undefined,
): LawReport => ({
  sentence,
  outcome,
  verdict: lawVerdict(outcome, expected !== undefined),
  seed,
  ...(expected && { expected }),
})

export const operationReport = (
  operation: OperationName,
  ranOn: Execution,
  laws: readonly LawReport[],
): OperationReport => ({
  operation,
  ranOn,
  laws,
  passed: laws.filter(({ outcome }) => outcome.tag === "passed").length,
  total: laws.filter(({ outcome }) => outcome.tag !== "harness").length,
  verdict: verdictOf(laws.map(({ verdict }) => verdict)),
})

const isBroken = ({ laws }: OperationReport): boolean => laws.some(({ verdict }) => verdict === "broken")

/**
 * 0: every operation conforms, fails as expected or is left out, and one at least is not left out;
 * 1: a law failed or passed unexpectedly, or nothing ran; 2: a law could not be judged, since the program broke the
 * protocol or the harness itself broke.
 */
export const exitStatus = ({ operations }: Report): 0 | 1 | 2 => {
  if (operations.some(isBroken)) return 2
  const has = (verdict: Verdict) => operations.some((one) => one.verdict === verdict)
  if (has("fails") || has("passes unexpectedly") || has("not run")) return 1
  return has("conforms") || has("fails as expected") ? 0 : 1
}
