import type { Example } from "@detspec/core"
import { int32 } from "@detspec/core"
import type { SampleBalancedInput, SampleBalancedOutput } from "./contract.js"

export const sampleBalancedExamples: readonly Example<SampleBalancedInput, SampleBalancedOutput>[] = [
  {
    title: "More of each than is wanted",
    arithmetic:
      "size 4, a half of it positive: ⌊4 · 1/2⌋ = 2. Along the permutation 5, 0, 2, 4, 1, 3, 6, 7 the positives are 5, 0, 4, " +
      "the negatives 2, 1, 7; 3 and 6 are ignored. The first two of each, ascending: 0, 5 and 1, 2",
    input: {
      labels: int32([8], [3, 0, 0, -1, 1, 2, -1, 0]),
      permutation: int32([8], [5, 0, 2, 4, 1, 3, 6, 7]),
      size: 4,
      positiveFraction: 0.5,
    },
    output: { positives: int32([2], [0, 5]), negatives: int32([2], [1, 2]) },
  },
  {
    title: "Few positives: negatives fill up",
    arithmetic: "1 positive of at most ⌊4 · 1/2⌋ = 2, so 4 - 1 = 3 negatives: 4, 3, 2, ascending 2, 3, 4",
    input: {
      labels: int32([5], [1, 0, 0, 0, 0]),
      permutation: int32([5], [4, 3, 2, 1, 0]),
      size: 4,
      positiveFraction: 0.5,
    },
    output: { positives: int32([1], [0]), negatives: int32([3], [2, 3, 4]) },
  },
  {
    title: "Few negatives: positives do not fill up; the share is rounded down",
    arithmetic: "⌊5 · 1/2⌋ = 2 positives: 3 and 1, ascending 1, 3; of 5 - 2 = 3 negatives only one is there",
    input: {
      labels: int32([4], [1, 1, 0, 1]),
      permutation: int32([4], [3, 1, 0, 2]),
      size: 5,
      positiveFraction: 0.5,
    },
    output: { positives: int32([2], [1, 3]), negatives: int32([1], [2]) },
  },
]
