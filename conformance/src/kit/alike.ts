import type { FloatTensor } from "@detspec/core"
import { mapTensor, tabulate } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import type * as fc from "fast-check"
import { added } from "./added.js"
import type { Tolerance } from "./compare.js"
import { nearAnother } from "./compare.js"
import type { Law } from "./law.js"
import { law } from "./law.js"

/** One output of an operation: which field, and how to read it. */
export interface Reading<K extends OperationName> {
  readonly field: string
  readonly of: (output: Out<K>) => FloatTensor
}

const moved = (tolerance: Tolerance | undefined, move: (tensor: FloatTensor) => FloatTensor): Tolerance => {
  if (!tolerance) return { bound: 0, because: "nothing rounds" }
  const { bound, because } = tolerance
  if (typeof bound === "number") return tolerance
  const asTensor = tabulate(bound.shape, (...at) => bound.get(...at))
  return { bound: mapTensor(move(asTensor), Math.abs), because }
}

/**
 * A symmetry of operation `name`: the answer to the changed input is the answer, changed alike.
 * "exactly" where the change rounds nowhere and every number is computed as before; else both may err.
 */
export const alike = <K extends OperationName>(
  name: K,
  sentence: string,
  given: fc.Arbitrary<In<K>>,
  reading: Reading<K>,
  change: (input: In<K>) => In<K>,
  expected: (output: FloatTensor, input: In<K>) => FloatTensor,
  how: "exactly" | "within the accuracy",
): Law =>
  law(name, sentence, given, async (call, input, { tolerances }) => {
    const other = change(input)
    const wanted = expected(reading.of(await call(input)), input)
    const got = reading.of(await call(other))
    if (how === "exactly") return nearAnother(wanted, got, undefined, reading.field)
    const before = moved(tolerances(input)[reading.field], (bound) => expected(bound, input))
    const tolerance = added(wanted.shape, before, tolerances(other)[reading.field])
    return nearAnother(wanted, got, tolerance, reading.field)
  })
