import type { Arithmetic } from "@detspec/core"
import type { Backend, In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as fc from "fast-check"
import type { Call } from "./call.js"
import { callOf, thrownVerdict } from "./call.js"
import type { Tolerance } from "./compare.js"
import { show } from "./show.js"
import { tolerancesOf } from "./tolerances.js"
import type { Verdict } from "./verdict.js"

/** What a law may know of the backend: how exact it is, and what that allows for an input. */
export interface Setting<K extends OperationName> {
  readonly backend: Backend
  readonly arithmetic: Arithmetic
  readonly tolerances: (input: In<K>) => Readonly<Record<string, Tolerance>>
}

export interface Trial {
  readonly seed: number
  readonly runs: number
  /** Where in the seed's sequence to go at once: the path of an earlier failure. */
  readonly path?: string
  /** False where only the verdict matters: the first failing input is not made smaller. */
  readonly shrink?: boolean
}

export interface Finding {
  readonly input: string
  readonly verdict: Extract<Verdict, { tag: "fails" }>
  readonly path: string
  readonly shrinks: number
}

/** `passed` and `failed` speak of the operation; `broken` of the law itself: it says nothing about the backend. */
export type Outcome =
  | { readonly tag: "passed"; readonly runs: number }
  | { readonly tag: "failed"; readonly runs: number; readonly finding: Finding }
  | { readonly tag: "unsupported" }
  | { readonly tag: "broken"; readonly reason: string }

/** A sentence and the property that it means, for one operation. */
export interface Law {
  readonly sentence: string
  readonly test: (backend: Backend, trial: Trial) => Promise<Outcome>
}

const settingOf = <K extends OperationName>(backend: Backend, name: K): Setting<K> => ({
  backend,
  arithmetic: backend.arithmetic,
  tolerances: (input) =>
    tolerancesOf(operations[name], backend.arithmetic, input, operations[name].run(input)),
})

const explain = (verdict: Verdict): Extract<Verdict, { tag: "fails" }> =>
  verdict.tag === "fails"
    ? verdict
    : {
        tag: "fails",
        expected: "the same answer each time",
        actual: "failed once, then held on the same input",
        bound: "exact",
        because: "answers must not depend on earlier calls",
      }

type Judge<A> = (given: A) => Promise<Verdict>

/** A violation is a verdict; any other error is the law's own and goes on. */
const judging =
  <A>(judge: Judge<A>): Judge<A> =>
  async (given) => {
    try {
      return await judge(given)
    } catch (error) {
      const verdict = thrownVerdict(error)
      if (verdict) return verdict
      throw error
    }
  }

const outcomeOf = async <A>(details: fc.RunDetails<[A]>, judge: Judge<A>): Promise<Outcome> => {
  const { counterexample, numRuns, numShrinks, counterexamplePath } = details
  if (!details.failed) return { tag: "passed", runs: numRuns }
  if (!counterexample) return { tag: "broken", reason: `no input could be drawn in ${numRuns} runs` }
  const verdict = explain(await judge(counterexample[0]))
  const finding = {
    input: show(counterexample[0]),
    verdict,
    path: counterexamplePath ?? "",
    shrinks: numShrinks,
  }
  return { tag: "failed", runs: numRuns, finding }
}

const holdsOn =
  <A>(judge: Judge<A>) =>
  async (given: A): Promise<boolean> => {
    try {
      return (await judge(given)).tag === "holds"
    } catch {
      return false
    }
  }

/** How many inputs are drawn when `asked` are wanted, and which come before the drawn ones. */
export interface Draws<A> {
  readonly runs?: (asked: number) => number
  readonly first?: readonly A[]
}

/** A law of operation `name`: for everything drawn from `given`, `property` holds of the backend's call. */
export const law = <K extends OperationName, A>(
  name: K,
  sentence: string,
  given: fc.Arbitrary<A>,
  property: (call: Call<K>, given: A, setting: Setting<K>) => Promise<Verdict> | Verdict,
  { runs = (asked: number) => asked, first = [] }: Draws<A> = {},
): Law => ({
  sentence,
  test: async (backend, { seed, runs: asked, path, shrink = true }) => {
    if (backend.runsOn[name] === "unsupported") return { tag: "unsupported" }
    const setting = settingOf(backend, name)
    const judge = judging<A>(async (drawn) => property(callOf(backend, name), drawn, setting))
    const replay = path === undefined ? {} : { path }
    try {
      const details = await fc.check(fc.asyncProperty(given, holdsOn(judge)), {
        seed,
        numRuns: runs(asked),
        examples: first.map((one): [A] => [one]),
        endOnFailure: !shrink,
        ...replay,
      })
      return await outcomeOf(details, judge)
    } catch (error) {
      return { tag: "broken", reason: error instanceof Error ? error.message : String(error) }
    }
  },
})

/** A law without variables: it is looked at once. */
export const fact = <K extends OperationName>(
  name: K,
  sentence: string,
  property: (call: Call<K>, setting: Setting<K>) => Promise<Verdict> | Verdict,
): Law =>
  law(name, sentence, fc.constant(undefined), (call, _, setting) => property(call, setting), {
    runs: () => 1,
  })
