import type { In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as fc from "fast-check"
import { nearRecord } from "../compare.js"
import type { Law } from "../law.js"
import { law } from "../law.js"
import { mapTensors, relay } from "../relay.js"
import { isCalledAnyway } from "../untyped.js"
import type { Verdict } from "../verdict.js"
import { holds } from "../verdict.js"
import { renumbered } from "./renumbered.js"

/**
 * Equal to the specification within the contract's accuracy; and at once again for other numbers of the same shapes
 * and settings, so that what was kept of an earlier answer is seen.
 */
export const agreement = <K extends OperationName>(
  name: K,
  sentence: string,
  given: fc.Arbitrary<In<K>>,
): Law =>
  law(name, sentence, given, async (call, input, { tolerances }) => {
    const agrees = async (asked: In<K>): Promise<Verdict> =>
      nearRecord(operations[name].run(asked), await call(asked), tolerances(asked))
    const first = await agrees(input)
    return first.tag === "fails" ? first : agrees(renumbered(name, input))
  })

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
