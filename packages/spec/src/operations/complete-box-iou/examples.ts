import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { CompleteBoxIouInput, CompleteBoxIouOutput } from "./contract.js"

export const completeBoxIouExamples: readonly Example<CompleteBoxIouInput, CompleteBoxIouOutput>[] = [
  {
    title: "Two squares: one shape, so only the distance counts",
    arithmetic: "IoU 4/16; ρ² = 1 + 1 = 2, c² = 16 + 16 = 32; v = 0: 1/4 - 1/16 = 3/16",
    input: { boxes1: rows(4, [[0, 0, 2, 2]]), boxes2: rows(4, [[0, 0, 4, 4]]), epsilon: 0 },
    output: { ciou: float64([1, 1], [3 / 16]) },
  },
  {
    title: "A square and a level line through its middle",
    arithmetic:
      "IoU 0, ρ = 0; angles π/4 and π/2: v = 4/π² · π²/16 = 1/4; α = 1/4 / (1 + 1/4) = 1/5; -1/5 · 1/4 = -1/20",
    input: { boxes1: rows(4, [[0, 0, 4, 4]]), boxes2: rows(4, [[0, 2, 4, 2]]), epsilon: 0 },
    output: { ciou: float64([1, 1], [-1 / 20]) },
  },
  {
    title: "The same with ε = 5/4",
    arithmetic: "ε is added to α's denominator too: α = 1/4 / (1 + 1/4 + 5/4) = 1/10; -1/10 · 1/4 = -1/40",
    input: { boxes1: rows(4, [[0, 0, 4, 4]]), boxes2: rows(4, [[0, 2, 4, 2]]), epsilon: 5 / 4 },
    output: { ciou: float64([1, 1], [-1 / 40]) },
  },
  {
    title: "A level line and an upright one that cross, and a box with itself",
    arithmetic: "crossing: v = 4/π² · π²/4 = 1, α = 1/(1 + 1) = 1/2, -1/2; with itself: IoU 0, ρ = 0, v = 0",
    input: {
      boxes1: rows(4, [[0, 2, 4, 2]]),
      boxes2: rows(4, [
        [2, 0, 2, 4],
        [0, 2, 4, 2],
      ]),
      epsilon: 0,
    },
    output: { ciou: float64([1, 2], [-1 / 2, 0]) },
  },
  {
    title: "A box with itself: 1 - IoU = v = 0",
    arithmetic: "IoU 1, ρ = 0, v = 0: α = 0/0 is not needed; 1 - 0 - 0 = 1",
    input: { boxes1: rows(4, [[0, 0, 4, 2]]), boxes2: rows(4, [[0, 0, 4, 2]]), epsilon: 0 },
    output: { ciou: float64([1, 1], [1]) },
  },
  {
    title: "A point against itself, and in the middle of a square",
    arithmetic: "itself: 0; square: IoU 0, ρ = 0, angles 0 and π/4: v = 1/4, α = 1/5, -1/20",
    input: {
      boxes1: rows(4, [[2, 2, 2, 2]]),
      boxes2: rows(4, [
        [2, 2, 2, 2],
        [0, 0, 4, 4],
      ]),
      epsilon: 0,
    },
    output: { ciou: float64([1, 2], [0, -1 / 20]) },
  },
]
