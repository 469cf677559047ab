import type { In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import type * as fc from "fast-check"
import { nearRecord } from "../compare.js"
import type { Law } from "../law.js"
import { fact, law } from "../law.js"
import { allHold } from "../verdict.js"

/** Equal to the specification within the contract's accuracy. */
export const agreement = <K extends OperationName>(
  name: K,
  sentence: string,
  given: fc.Arbitrary<In<K>>,
): Law =>
  law(name, sentence, given, async (call, input, { tolerances }) =>
    nearRecord(operations[name].run(input), await call(input), tolerances(input)),
  )

/** The examples of the book. */
export const worksExamples = <K extends OperationName>(name: K): Law =>
  fact(name, "gives the numbers of the examples worked by hand", async (call, { tolerances }) => {
    const verdicts = []
    for (const { input, output } of operations[name].examples) {
      verdicts.push(nearRecord(output, await call(input), tolerances(input)))
    }
    return allHold(verdicts)
  })

/** One input of the size that applications have. */
export const largeAgreement = <K extends OperationName>(name: K, large: () => In<K>): Law =>
  fact(name, "agrees with the specification on one large input", async (call, { tolerances }) => {
    const input = large()
    return nearRecord(operations[name].run(input), await call(input), tolerances(input))
  })
