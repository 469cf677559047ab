import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { DistanceBoxIouInput, DistanceBoxIouOutput } from "./contract.js"

export const distanceBoxIouExamples: readonly Example<DistanceBoxIouInput, DistanceBoxIouOutput>[] = [
  {
    title: "Two squares of side 2 that share a corner of side 1",
    arithmetic:
      "IoU 1/7; centres (1, 1) and (2, 2): ρ² = 2; hull 3 × 3: c² = 18; 1/7 - 2/18 = (9 - 7)/63 = 2/63",
    input: { boxes1: rows(4, [[0, 0, 2, 2]]), boxes2: rows(4, [[1, 1, 3, 3]]), epsilon: 0 },
    output: { diou: float64([1, 1], [2 / 63]) },
  },
  {
    title: "The same with ε = 2",
    arithmetic: "ε is added to c²: 1/7 - 2/(18 + 2) = (10 - 7)/70 = 3/70",
    input: { boxes1: rows(4, [[0, 0, 2, 2]]), boxes2: rows(4, [[1, 1, 3, 3]]), epsilon: 2 },
    output: { diou: float64([1, 1], [3 / 70]) },
  },
  {
    title: "Apart, and inside with the same centre",
    arithmetic: "apart: ρ = 3, hull 4 × 1: 0 - 9/17; inside: ρ = 0, 1/4 - 0",
    input: {
      boxes1: rows(4, [
        [0, 0, 1, 1],
        [0, 0, 4, 4],
      ]),
      boxes2: rows(4, [
        [3, 0, 4, 1],
        [1, 1, 3, 3],
      ]),
      epsilon: 0,
    },
    output: { diou: float64([2, 2], [-9 / 17, -4.5 / 18, 1 / 16 - 4.5 / 32, 1 / 4]) },
  },
  {
    title: "A point against itself and against another",
    arithmetic: "itself: 0/0 is no penalty, 0; another: ρ² = c² = 9 + 16 = 25, 0 - 25/25 = -1",
    input: {
      boxes1: rows(4, [[1, 1, 1, 1]]),
      boxes2: rows(4, [
        [1, 1, 1, 1],
        [4, 5, 4, 5],
      ]),
      epsilon: 0,
    },
    output: { diou: float64([1, 2], [0, -1]) },
  },
]
