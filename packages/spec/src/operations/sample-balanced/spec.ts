import type { Int32Tensor } from "@detspec/core"
import { int32, toArray } from "@detspec/core"
import type { SampleBalancedInput, SampleBalancedOutput } from "./contract.js"

const ascending = (indices: readonly number[]): Int32Tensor =>
  int32(
    [indices.length],
    [...indices].sort((i, j) => i - j),
  )

/** The first P positives and the first Q negatives in the order of the permutation. */
export const sampleBalanced = (input: SampleBalancedInput): SampleBalancedOutput => {
  const { labels, permutation, size, positiveFraction } = input
  const order = toArray(permutation)
  const positives = order.filter((i) => labels.get(i) >= 1).slice(0, Math.floor(size * positiveFraction))
  const negatives = order.filter((i) => labels.get(i) === 0).slice(0, size - positives.length)
  return { positives: ascending(positives), negatives: ascending(negatives) }
}
