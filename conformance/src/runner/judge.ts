import type { Backend, OperationName } from "@detspec/spec"
import type { Law, Outcome, Trial } from "../kit/law.js"
import type { Manner } from "./manner.js"

const unsteady = (outcome: Extract<Outcome, { tag: "failed" }>): Outcome => ({
  ...outcome,
  finding: {
    ...outcome.finding,
    verdict: {
      tag: "fails",
      expected: "the same answer each time",
      actual: `failed among other calls, then held alone: ${outcome.finding.verdict.actual}`,
      bound: "exact",
      because: "answers must not depend on earlier calls",
    },
  },
})

/** The failing input made as small as it gets, asked alone. */
const shrunk = async (
  law: Law,
  found: Extract<Outcome, { tag: "failed" }>,
  trial: Trial,
  manner: Manner,
): Promise<Outcome> => {
  const smaller = await law.test(manner.shrinking(), { ...trial, path: found.finding.path })
  if (smaller.tag === "failed") return { ...smaller, runs: found.runs }
  return smaller.tag === "passed" ? unsteady(found) : found
}

type Judge = (law: Law) => Promise<Outcome>

/** Looks for failures of all laws at the same time; then each failing input is made smaller, one law after the other. */
const together = async (
  backend: Backend,
  laws: readonly Law[],
  trial: Trial,
  manner: Manner,
): Promise<Judge> => {
  const found = new Map(laws.map((law) => [law, law.test(backend, { ...trial, shrink: false })]))
  await Promise.all(found.values())
  return async (law) => {
    const outcome = await (found.get(law) ?? law.test(backend, trial))
    const isShrunk = outcome.tag === "failed" && trial.shrink !== false
    return isShrunk ? shrunk(law, outcome, trial, manner) : outcome
  }
}

/** Judges the laws of an operation; `told` hears of each, in their order. */
export const judge = async (
  backend: Backend,
  operation: OperationName,
  laws: readonly Law[],
  trial: Trial,
  manner: Manner,
  told: (law: Law, outcome: Outcome) => void,
): Promise<void> => {
  const byHarness = ({ about }: Law) => manner.byHarness(operation, about)
  const asked = laws.filter((law) => byHarness(law) === undefined)
  const judgeOne: Judge = manner.together
    ? await together(backend, asked, trial, manner)
    : (law) => law.test(backend, trial)
  for (const law of laws) {
    const reason = byHarness(law)
    told(law, reason === undefined ? await judgeOne(law) : { tag: "harness", reason })
  }
}
