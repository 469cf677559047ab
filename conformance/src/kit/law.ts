import type { Arithmetic } from "@detspec/core"
import type { Backend, In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as fc from "fast-check"
import type { Call } from "./call.js"
import { callOf, thrownVerdict, violated } from "./call.js"
import type { Tolerance } from "./compare.js"
import type { Exchange } from "./exchange.js"
import { recording, telling } from "./exchange.js"
import type { Fault, Interruption } from "./interruption.js"
import { interruptionOf } from "./interruption.js"
import { leftOutOf } from "./left-out.js"
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
  /** Told of every input that is judged: a law can be long. */
  readonly onInput?: () => void
}

export interface Finding {
  readonly input: string
  /** The call that explains it best; undefined when the law failed before it made one. */
  readonly exchange: Exchange | undefined
  readonly verdict: Extract<Verdict, { tag: "fails" }>
  readonly path: string
  readonly shrinks: number
}

/**
 * `passed` and `failed` speak of the operation; the others say nothing about it: `broken` of a program that broke the
 * protocol, or of the harness itself, as `fault` says; `abandoned` of a backend that is asked no more; `harness` of a
 * law that the harness would answer in its place.
 */
export type Outcome =
  | { readonly tag: "passed"; readonly runs: number }
  | { readonly tag: "failed"; readonly runs: number; readonly finding: Finding }
  | { readonly tag: "unsupported" }
  | { readonly tag: "abandoned"; readonly reason: string }
  | { readonly tag: "harness"; readonly reason: string }
  | { readonly tag: "broken"; readonly fault: Fault; readonly reason: string }

/** What a law looks at: the numbers, or one of the things that a harness between it and the backend may take over. */
export type About = "numbers" | "refusals" | "views" | "containers" | "memory"

/** A sentence and the property that it means, for one operation. */
export interface Law {
  readonly sentence: string
  readonly about: About
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

/** Why a search ended early, or need not have begun. */
type Stop = Interruption | Extract<Outcome, { tag: "harness" }>

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

/** The verdict on the smallest input, looked at once more; the one that was seen where the backend is asked no more. */
const lastLook = async <A>(counterexample: A, judge: Judge<A>, seen: unknown): Promise<Verdict> => {
  try {
    return await judge(counterexample)
  } catch (error) {
    const verdict = interruptionOf(error)?.tag === "abandoned" ? thrownVerdict(seen) : undefined
    if (verdict) return verdict
    throw error
  }
}

/** What was drawn; of a fixed case, where nothing was, the call that tells most. */
const shownInput = (drawn: unknown, exchange: Exchange | undefined): string =>
  drawn === undefined && exchange ? `a fixed case: ${show(exchange.input)}` : show(drawn)

/** `second` looks again at the shrunk input, and tells of the calls. */
const outcomeOf = async <A>(
  details: fc.RunDetails<[A]>,
  second: (tell: (exchange: Exchange) => void) => Judge<A>,
  stopped: Stop | undefined,
): Promise<Outcome> => {
  const { counterexample, numRuns, numShrinks, counterexamplePath, errorInstance } = details
  if (stopped && (stopped.tag === "broken" || !counterexample)) return stopped
  if (!details.failed) return { tag: "passed", runs: numRuns }
  if (!counterexample)
    return { tag: "broken", fault: "harness", reason: `no input could be drawn in ${numRuns} runs` }
  const exchanges: Exchange[] = []
  const judge = second((exchange) => exchanges.push(exchange))
  const verdict = explain(await lastLook(counterexample[0], judge, errorInstance))
  const exchange = telling(exchanges)
  const finding = {
    input: shownInput(counterexample[0], exchange),
    exchange,
    verdict,
    path: counterexamplePath ?? "",
    shrinks: numShrinks,
  }
  return { tag: "failed", runs: numRuns, finding }
}

/** So many inputs that need an option the backend has not, and none that does not: there will be none. */
const mostLeftOut = 1000

/**
 * Throws what fails, so that it is known afterwards; what interrupts ends the search and the shrinking at once.
 * In place of an input that is left out another is drawn.
 */
const holding = <A>(judge: Judge<A>, runs: number, stop: (why: Stop) => void, told: () => void) => {
  let [judged, skipped] = [0, 0]
  return async (given: A): Promise<void> => {
    try {
      const verdict = await judge(given)
      judged += 1
      told()
      if (verdict.tag === "fails") throw violated(verdict)
    } catch (error) {
      const [why, option] = [interruptionOf(error), leftOutOf(error)]
      if (why) stop(why)
      if (option !== undefined) skipped += 1
      const isHopeless = judged === 0 && skipped >= (runs === 1 ? 1 : mostLeftOut)
      if (option !== undefined && isHopeless) stop({ tag: "harness", reason: option })
      if (why || option !== undefined) throw new fc.PreconditionFailure(why !== undefined || isHopeless)
      throw error
    }
  }
}

/** What it looks at, how many inputs are drawn when `asked` are wanted, and which come before the drawn ones. */
export interface Draws<A> {
  readonly about?: About
  readonly runs?: (asked: number) => number
  readonly first?: readonly A[]
}

/** A law of operation `name`: for everything drawn from `given`, `property` holds of the backend's call. */
export const law = <K extends OperationName, A>(
  name: K,
  sentence: string,
  given: fc.Arbitrary<A>,
  property: (call: Call<K>, given: A, setting: Setting<K>) => Promise<Verdict> | Verdict,
  { about = "numbers", runs = (asked: number) => asked, first = [] }: Draws<A> = {},
): Law => ({
  sentence,
  about,
  test: async (backend, { seed, runs: asked, path, shrink = true, onInput = () => undefined }) => {
    if (backend.runsOn[name] === "unsupported") return { tag: "unsupported" }
    const judgeOf = (held: Backend) =>
      judging<A>(async (drawn) => property(callOf(held, name), drawn, settingOf(held, name)))
    const replay = path === undefined ? {} : { path }
    let stopped: Stop | undefined
    const stop = (why: Stop) => {
      stopped = why
    }
    try {
      const judge = holding(judgeOf(backend), runs(asked), stop, onInput)
      const details = await fc.check(fc.asyncProperty(given, judge), {
        seed,
        numRuns: runs(asked),
        examples: first.map((one): [A] => [one]),
        endOnFailure: !shrink,
        maxSkipsPerRun: 10 * mostLeftOut,
        ...replay,
      })
      return await outcomeOf(details, (tell) => judgeOf(recording(backend, tell)), stopped)
    } catch (error) {
      return (
        interruptionOf(error) ?? {
          tag: "broken",
          fault: "harness",
          reason: error instanceof Error ? error.message : String(error),
        }
      )
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
