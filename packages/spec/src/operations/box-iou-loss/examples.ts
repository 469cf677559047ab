import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { BoxIouLossInput, BoxIouLossOutput } from "./contract.js"

export const boxIouLossExamples: readonly Example<BoxIouLossInput, BoxIouLossOutput>[] = [
  {
    title: "A partial overlap, and none",
    arithmetic: "shared 1 · 2 = 2, joint 8 + 4 - 2 = 10: 1 - 2/10 = 0.8; apart: 1",
    input: {
      predictions: rows(4, [
        [0, 0, 2, 4],
        [0, 0, 1, 1],
      ]),
      targets: rows(4, [
        [1, 1, 3, 3],
        [2, 0, 3, 1],
      ]),
      epsilon: 0,
    },
    output: { loss: float64([2], [0.8, 1]) },
  },
  {
    title: "Sides on one line",
    arithmetic: "[0,0,2,2] and [1,0,3,2]: shared 2, joint 6, 1 - 1/3 = 2/3",
    input: { predictions: rows(4, [[0, 0, 2, 2]]), targets: rows(4, [[1, 0, 3, 2]]), epsilon: 0 },
    output: { loss: float64([1], [2 / 3]) },
  },
  {
    title: "The target itself, and a point on a point",
    arithmetic: "1 - 1 = 0; without area 0/0 is no overlap: 1 - 0 = 1",
    input: {
      predictions: rows(4, [
        [0, 0, 4, 4],
        [5, 5, 5, 5],
      ]),
      targets: rows(4, [
        [0, 0, 4, 4],
        [5, 5, 5, 5],
      ]),
      epsilon: 0,
    },
    output: { loss: float64([2], [0, 1]) },
  },
  {
    title: "A large ε",
    arithmetic: "the unit square on itself with ε = 1: 1 - 1/(1 + 1) = 1/2",
    input: { predictions: rows(4, [[0, 0, 1, 1]]), targets: rows(4, [[0, 0, 1, 1]]), epsilon: 1 },
    output: { loss: float64([1], [0.5]) },
  },
]
