import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { CompleteBoxIouLossInput, CompleteBoxIouLossOutput } from "./contract.js"

const squareAndLine = { predictions: rows(4, [[0, 0, 2, 2]]), targets: rows(4, [[1, 0, 1, 2]]), epsilon: 0 }

const turned =
  "angles π/4 and 0: v = 4/π² · π²/16 = 1/4; no overlap, so α = (1/4) / (1 + 1/4) = 1/5; one centre: 1 + 0 + 1/20"

export const completeBoxIouLossExamples: readonly Example<
  CompleteBoxIouLossInput,
  CompleteBoxIouLossOutput
>[] = [
  {
    title: "Equal shapes: the same as the distance loss",
    arithmetic: "v = 0; no overlap; ρ² = 4, c² = 10: 1 + 0.4",
    input: {
      predictions: rows(4, [[0, 0, 1, 1]]),
      targets: rows(4, [[2, 0, 3, 1]]),
      epsilon: 0,
      alphaGradient: "constant",
    },
    output: { loss: float64([1], [1.4]) },
  },
  {
    title: "A square around a line, α held",
    arithmetic: turned,
    input: { ...squareAndLine, alphaGradient: "constant" },
    output: { loss: float64([1], [1.05]) },
  },
  {
    title: "A square around a line, α followed",
    arithmetic: turned,
    input: { ...squareAndLine, alphaGradient: "full" },
    output: { loss: float64([1], [1.05]) },
  },
  {
    title: "The target itself, and a point in the middle of a square",
    arithmetic: "0/0 in α is 0: nothing is lost; a point's angle is 0, so v = 1/4 and α = 1/5 again",
    input: {
      predictions: rows(4, [
        [0, 0, 4, 4],
        [1, 1, 1, 1],
      ]),
      targets: rows(4, [
        [0, 0, 4, 4],
        [0, 0, 2, 2],
      ]),
      epsilon: 0,
      alphaGradient: "full",
    },
    output: { loss: float64([2], [0, 1.05]) },
  },
]
