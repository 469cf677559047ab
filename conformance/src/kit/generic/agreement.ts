import type { In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as fc from "fast-check"
import { nearRecord } from "../compare.js"
import type { Law } from "../law.js"
import { law } from "../law.js"
import { mapTensors, relay } from "../relay.js"
import { isCalledAnyway } from "../untyped.js"
import { holds } from "../verdict.js"

/** Equal to the specification within the contract's accuracy. */
export const agreement = <K extends OperationName>(
  name: K,
  sentence: string,
  given: fc.Arbitrary<In<K>>,
): Law =>
  law(name, sentence, given, async (call, input, { tolerances }) =>
    nearRecord(operations[name].run(input), await call(input), tolerances(input)),
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

/** One input of the size that applications have. */
export const largeAgreement = <K extends OperationName>(name: K, large: () => In<K>): Law =>
  law(
    name,
    "agrees with the specification on one large input",
    fc.constant("large").map(large),
    async (call, input, { tolerances }) =>
      nearRecord(operations[name].run(input), await call(input), tolerances(input)),
    { runs: () => 1 },
  )
