import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { GeneralizedBoxIouLossInput, GeneralizedBoxIouLossOutput } from "./contract.js"

export const generalizedBoxIouLossExamples: readonly Example<
  GeneralizedBoxIouLossInput,
  GeneralizedBoxIouLossOutput
>[] = [
  {
    title: "A partial overlap",
    arithmetic: "shared 2, joint 10, hull [0,0,3,4] of 12: 1 - 2/10 + (12 - 10)/12 = 0.8 + 1/6",
    input: { predictions: rows(4, [[0, 0, 2, 4]]), targets: rows(4, [[1, 1, 3, 3]]), epsilon: 0 },
    output: { loss: float64([1], [0.8 + 1 / 6]) },
  },
  {
    title: "Two unit squares, one apart",
    arithmetic: "nothing shared, joint 2, hull 3 · 1: 1 - 0 + (3 - 2)/3 = 4/3",
    input: { predictions: rows(4, [[0, 0, 1, 1]]), targets: rows(4, [[2, 0, 3, 1]]), epsilon: 0 },
    output: { loss: float64([1], [4 / 3]) },
  },
  {
    title: "The target itself, a point on a point, and lines on one line",
    arithmetic: "0 + 0; without a hull there is no penalty: 1 + 0, twice",
    input: {
      predictions: rows(4, [
        [0, 0, 4, 4],
        [5, 5, 5, 5],
        [0, 0, 2, 0],
      ]),
      targets: rows(4, [
        [0, 0, 4, 4],
        [5, 5, 5, 5],
        [4, 0, 6, 0],
      ]),
      epsilon: 0,
    },
    output: { loss: float64([3], [0, 1, 1]) },
  },
  {
    title: "A large ε",
    arithmetic: "unit squares one apart with ε = 1: 1 - 0/3 + (3 - 2)/(3 + 1) = 5/4",
    input: { predictions: rows(4, [[0, 0, 1, 1]]), targets: rows(4, [[2, 0, 3, 1]]), epsilon: 1 },
    output: { loss: float64([1], [1.25]) },
  },
]
