import type { Example } from "@detspec/core"
import { int32, rows } from "@detspec/core"
import type { MatchAnchorsInput, MatchAnchorsOutput } from "./contract.js"

const truth = rows(4, [[0, 0, 4, 4]])

export const matchAnchorsExamples: readonly Example<MatchAnchorsInput, MatchAnchorsOutput>[] = [
  {
    title: "A truth of 4 × 4 and four anchors",
    arithmetic:
      "the same box: 16/16 = 1, positive; its left half: 8/16 = 1/2, exactly high, positive; its left quarter: 4/16 = 1/4, " +
      "exactly low, ignored; a neighbour that only touches: 0, negative",
    input: {
      anchors: rows(4, [
        [0, 0, 4, 4],
        [0, 0, 2, 4],
        [0, 0, 1, 4],
        [4, 0, 8, 4],
      ]),
      truths: truth,
      high: 0.5,
      low: 0.25,
      lowQuality: "none",
    },
    output: { matches: int32([4], [0, 0, -2, -1]) },
  },
  {
    title: "Only small overlaps: the low-quality rule saves the truth",
    arithmetic:
      "quarters of the truth on the left and on the right: 4/16 = 1/4 each, the best that truth 0 has: own keeps both. " +
      "Truth 1 overlaps no anchor and saves none",
    input: {
      anchors: rows(4, [
        [0, 0, 1, 4],
        [3, 0, 4, 4],
        [20, 20, 24, 24],
      ]),
      truths: rows(4, [
        [0, 0, 4, 4],
        [40, 40, 44, 44],
      ]),
      high: 0.5,
      low: 0.5,
      lowQuality: "own",
    },
    output: { matches: int32([3], [0, 0, -1]) },
  },
  {
    title: "Two truths want one anchor",
    arithmetic:
      "anchor 0 is truth 0 (IoU 1) and half of truth 1 (16/32 = 1/2). It is the best anchor of both: rescuer gives it " +
      "to the last, truth 1, although truth 0 fits better; anchor 1 overlaps nothing",
    input: {
      anchors: rows(4, [
        [0, 0, 4, 4],
        [20, 20, 24, 24],
      ]),
      truths: rows(4, [
        [0, 0, 4, 4],
        [0, 0, 8, 4],
      ]),
      high: 0.5,
      low: 0.5,
      lowQuality: "rescuer",
    },
    output: { matches: int32([2], [1, -1]) },
  },
]
