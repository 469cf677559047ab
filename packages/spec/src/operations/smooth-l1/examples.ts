import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import type { SmoothL1Input, SmoothL1Output } from "./contract.js"

export const smoothL1Examples: readonly Example<SmoothL1Input, SmoothL1Output>[] = [
  {
    title: "Below, at and above β = 1",
    arithmetic:
      "d = 1/2: (1/4)/2 = 1/8; d = 1, where both branches meet: 1 - 1/2 = 1/2; d = 3: 3 - 1/2 = 5/2",
    input: { predictions: rows(3, [[0.5, 2, 0]]), targets: rows(3, [[0, 1, 3]]), beta: 1 },
    output: { loss: rows(3, [[0.125, 0.5, 2.5]]) },
  },
  {
    title: "β = 0 is the absolute difference",
    arithmetic: "|2 - 0| = 2; |0 - 1/2| = 1/2; |1 - 1| = 0, and no 0/0",
    input: { predictions: rows(3, [[2, 0, 1]]), targets: rows(3, [[0, 0.5, 1]]), beta: 0 },
    output: { loss: rows(3, [[2, 0.5, 0]]) },
  },
  {
    title: "A wider parabola, β = 2, in two rows",
    arithmetic: "d = 1: 1/4; d = 2: 2 - 1 = 1; d = 4: 4 - 1 = 3; d = 0: 0",
    input: {
      predictions: rows(2, [
        [1, -2],
        [8, 5],
      ]),
      targets: rows(2, [
        [0, 0],
        [4, 5],
      ]),
      beta: 2,
    },
    output: {
      loss: rows(2, [
        [0.25, 1],
        [3, 0],
      ]),
    },
  },
]
