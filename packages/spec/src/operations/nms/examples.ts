import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { NmsInput, NmsOutput } from "./contract.js"

export const nmsExamples: readonly Example<NmsInput, NmsOutput>[] = [
  {
    title: "A suppressed box suppresses nothing",
    arithmetic:
      "A = [0,0,10,10], B 4 lower, C 8 lower: IoU(A,B) = 60/140 = .43 = IoU(B,C), IoU(A,C) = 20/180 = .11. " +
      "With τ = .4, A suppresses B; B would have suppressed C, but is gone: A and C stay",
    input: {
      boxes: rows(4, [
        [0, 0, 10, 10],
        [0, 4, 10, 14],
        [0, 8, 10, 18],
      ]),
      scores: float64([3], [0.9, 0.8, 0.7]),
      threshold: 0.4,
    },
    output: { keep: int32([2], [0, 2]) },
  },
  {
    title: "Exactly at the threshold",
    arithmetic: "IoU = 1/2 and τ = 1/2: not more than τ, so both stay; the better score comes first",
    input: {
      boxes: rows(4, [
        [0, 0, 1, 2],
        [0, 0, 1, 1],
      ]),
      scores: float64([2], [0.25, 0.75]),
      threshold: 0.5,
    },
    output: { keep: int32([2], [1, 0]) },
  },
  {
    title: "Equal scores",
    arithmetic: "three equal boxes with equal scores: index 0 goes first and suppresses the other two",
    input: {
      boxes: rows(4, [
        [0, 0, 4, 4],
        [0, 0, 4, 4],
        [0, 0, 4, 4],
      ]),
      scores: float64([3], [1, 1, 1]),
      threshold: 0.5,
    },
    output: { keep: int32([1], [0]) },
  },
]
