import type { Outcome } from "../kit/law.js"

/**
 *   passed                held for every input drawn
 *   failed                an input was found for which it does not hold
 *   failed as expected    the same, and the implementer said so
 *   passed unexpectedly   it held, though the implementer said that it does not
 *   unsupported           the backend leaves the operation out
 *   answered by harness   the harness would answer in the backend's place: not run, and no merit of the backend
 *   abandoned             the backend ended, or broke the protocol, too often to be asked again
 *   broken                the program broke the protocol, or the harness itself broke: nothing is said of the operation
 */
export type LawVerdict =
  | "passed"
  | "failed"
  | "failed as expected"
  | "passed unexpectedly"
  | "unsupported"
  | "answered by harness"
  | "abandoned"
  | "broken"

/**
 *   conforms              every law that the backend answers holds, and at least one ran
 *   fails as expected     the same, but for laws of which the implementer says that they fail
 *   passes unexpectedly   a law of which the implementer says that it fails, holds: the saying is out of date
 *   fails                 a law failed
 *   unsupported           the backend says that it leaves the operation out
 *   not run               no law ran, or the backend ended too often to be asked the rest: that is not a pass
 *   broken                the program broke the protocol, or the harness itself broke: nothing is said of the operation
 */
export type Verdict =
  | "conforms"
  | "fails as expected"
  | "passes unexpectedly"
  | "fails"
  | "unsupported"
  | "not run"
  | "broken"

export const lawVerdict = (outcome: Outcome, isExpectedToFail: boolean): LawVerdict => {
  switch (outcome.tag) {
    case "passed":
      return isExpectedToFail ? "passed unexpectedly" : "passed"
    case "failed":
      return isExpectedToFail ? "failed as expected" : "failed"
    case "harness":
      return "answered by harness"
    default:
      return outcome.tag
  }
}

/** The worst that is said of any law says what is said of the operation. */
export const verdictOf = (laws: readonly LawVerdict[]): Verdict => {
  const has = (verdict: LawVerdict) => laws.includes(verdict)
  if (has("failed")) return "fails"
  if (has("broken")) return "broken"
  if (has("passed unexpectedly")) return "passes unexpectedly"
  if (has("abandoned")) return "not run"
  if (has("unsupported")) return "unsupported"
  if (has("failed as expected")) return "fails as expected"
  return has("passed") ? "conforms" : "not run"
}
