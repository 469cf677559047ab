import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { BatchedNmsInput, BatchedNmsOutput } from "./contract.js"

export const batchedNmsExamples: readonly Example<BatchedNmsInput, BatchedNmsOutput>[] = [
  {
    title: "Four equal boxes, two groups",
    arithmetic:
      "by score 3, 1, 0, 2. Group 7: box 3 goes first and suppresses 0; group -1: box 1 goes first and suppresses 2",
    input: {
      boxes: rows(4, [
        [0, 0, 4, 4],
        [0, 0, 4, 4],
        [0, 0, 4, 4],
        [0, 0, 4, 4],
      ]),
      scores: float64([4], [0.5, 0.75, 0.25, 1]),
      groups: int32([4], [7, -1, -1, 7]),
      threshold: 0.5,
    },
    output: { keep: int32([2], [3, 1]) },
  },
  {
    title: "Negative coordinates do not leak into another group",
    arithmetic: "two boxes of different groups that do not even touch: both stay",
    input: {
      boxes: rows(4, [
        [0, 0, 10, 10],
        [-11, -11, -1, -1],
      ]),
      scores: float64([2], [0.75, 0.5]),
      groups: int32([2], [0, 1]),
      threshold: 0.25,
    },
    output: { keep: int32([2], [0, 1]) },
  },
  {
    title: "Ordered by score over all groups, exactly at the threshold",
    arithmetic:
      "group 0 holds boxes 0 and 2, IoU 1/2 = τ: both stay; box 1 is alone in its group. By score: 1, then 0 and 2, equal scores " +
      "by index",
    input: {
      boxes: rows(4, [
        [0, 0, 1, 2],
        [0, 0, 1, 2],
        [0, 0, 1, 1],
      ]),
      scores: float64([3], [0.5, 0.75, 0.5]),
      groups: int32([3], [0, 1, 0]),
      threshold: 0.5,
    },
    output: { keep: int32([3], [1, 0, 2]) },
  },
]
