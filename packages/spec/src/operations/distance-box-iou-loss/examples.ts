import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { DistanceBoxIouLossInput, DistanceBoxIouLossOutput } from "./contract.js"

export const distanceBoxIouLossExamples: readonly Example<
  DistanceBoxIouLossInput,
  DistanceBoxIouLossOutput
>[] = [
  {
    title: "A partial overlap",
    arithmetic: "IoU 2/10; centres (1, 2) and (2, 2), ρ² = 1; hull 3 by 4, c² = 25: 0.8 + 1/25 = 0.84",
    input: { predictions: rows(4, [[0, 0, 2, 4]]), targets: rows(4, [[1, 1, 3, 3]]), epsilon: 0 },
    output: { loss: float64([1], [0.84]) },
  },
  {
    title: "Two unit squares, one apart",
    arithmetic: "no overlap; ρ² = 4, c² = 9 + 1 = 10: 1 + 0.4",
    input: { predictions: rows(4, [[0, 0, 1, 1]]), targets: rows(4, [[2, 0, 3, 1]]), epsilon: 0 },
    output: { loss: float64([1], [1.4]) },
  },
  {
    title: "A point on a point, and a point far from one",
    arithmetic: "no overlap and no diagonal: 1; no overlap and ρ² = c² = 25: 1 + 1 = 2",
    input: {
      predictions: rows(4, [
        [5, 5, 5, 5],
        [0, 0, 0, 0],
      ]),
      targets: rows(4, [
        [5, 5, 5, 5],
        [3, 4, 3, 4],
      ]),
      epsilon: 0,
    },
    output: { loss: float64([2], [1, 2]) },
  },
]
