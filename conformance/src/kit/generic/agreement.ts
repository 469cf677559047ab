import type { Operation, TensorRecord } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as fc from "fast-check"
import { thrownVerdict, violated } from "../call.js"
import { nearRecord } from "../compare.js"
import type { Law } from "../law.js"
import { law } from "../law.js"
import { mapTensors, relay } from "../relay.js"
import { show } from "../show.js"
import { isCalledAnyway } from "../untyped.js"
import type { Verdict } from "../verdict.js"
import { holds } from "../verdict.js"
import { emptied } from "./emptied.js"
import { renumbered } from "./renumbered.js"

const length = (output: TensorRecord): number =>
  Object.values(output).reduce((sum, { size }) => sum + size, 0)

/** The example with the shortest answer. */
const shortest = <K extends OperationName>(name: K): readonly In<K>[] => {
  const { examples }: Operation<In<K>, Out<K>> = operations[name]
  const ascending = [...examples].sort((a, b) => length(a.output) - length(b.output))
  return ascending.slice(0, 1).map(({ input }) => input)
}

/** A verdict on input that is asked after the one that is drawn: it says which. */
const ofNext = async (next: object, judge: () => Promise<Verdict>): Promise<Verdict> => {
  const told = (verdict: Verdict): Verdict =>
    verdict.tag === "holds"
      ? verdict
      : { ...verdict, expected: `${verdict.expected}, asked next for ${show(next)}` }
  try {
    return told(await judge())
  } catch (error) {
    const verdict = thrownVerdict(error)
    throw verdict === undefined ? error : violated(told(verdict))
  }
}

/**
 * Equal to the specification within the contract's accuracy. What was kept of an earlier answer is seen: the first
 * answer is a short one, and each input is followed by other numbers of the same shapes and settings. Before anything
 * is drawn, each list is left empty once.
 */
export const agreement = <K extends OperationName>(
  name: K,
  sentence: string,
  given: fc.Arbitrary<In<K>>,
): Law =>
  law(
    name,
    sentence,
    given,
    async (call, input, { tolerances }) => {
      const agrees = async (asked: In<K>): Promise<Verdict> => {
        const lent = mapTensors(asked, (tensor) => relay(tensor, "row-major"))
        if (!isCalledAnyway(name, lent)) return holds
        return nearRecord(operations[name].run(asked), await call(lent), tolerances(asked))
      }
      const first = await agrees(input)
      if (first.tag === "fails") return first
      const next = renumbered(name, input)
      return ofNext(next, () => agrees(next))
    },
    { first: [...shortest(name), ...emptied(name)] },
  )

/** The examples of the book; copies, so that whoever writes into their input does not write into the book. */
export const worksExamples = <K extends OperationName>(name: K): Law => {
  const { examples } = operations[name]
  return law(
    name,
    "gives the numbers of the examples worked by hand",
    fc.constantFrom(...examples),
    async (call, { input, output }, { tolerances }) => {
      const lent = mapTensors(input, (tensor) => relay(tensor, "row-major"))
      return isCalledAnyway(name, lent) ? nearRecord(output, await call(lent), tolerances(input)) : holds
    },
    { runs: () => examples.length, first: examples },
  )
}

/** One input, of the size that applications have or longer, made when it is asked for. */
export const largeAgreement = <K extends OperationName>(name: K, what: string, large: () => In<K>): Law =>
  law(
    name,
    `agrees with the specification on ${what}`,
    fc.constant("large").map(large),
    async (call, input, { tolerances }) =>
      nearRecord(operations[name].run(input), await call(input), tolerances(input)),
    { runs: () => 1 },
  )
