import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { BoxIouInput, BoxIouOutput } from "./contract.js"

export const boxIouExamples: readonly Example<BoxIouInput, BoxIouOutput>[] = [
  {
    title: "Two squares of side 2, one shifted by 1 to the right",
    arithmetic: "shared 1 · 2 = 2; joint 4 + 4 - 2 = 6; 2/6 = 1/3",
    input: { boxes1: rows(4, [[0, 0, 2, 2]]), boxes2: rows(4, [[1, 0, 3, 2]]) },
    output: { iou: float64([1, 1], [1 / 3]) },
  },
  {
    title: "A box against itself, a neighbour that touches it, and one inside it",
    arithmetic: "16/16 = 1; an edge has no area, 0/32 = 0; inside: 4 / (16 + 4 - 4) = 1/4",
    input: {
      boxes1: rows(4, [[0, 0, 4, 4]]),
      boxes2: rows(4, [
        [0, 0, 4, 4],
        [4, 0, 8, 4],
        [1, 1, 3, 3],
      ]),
    },
    output: { iou: float64([1, 3], [1, 0, 1 / 4]) },
  },
  {
    title: "A point against itself",
    arithmetic: "no area on either side: 0/0 is 0, since nothing is shared",
    input: { boxes1: rows(4, [[5, 5, 5, 5]]), boxes2: rows(4, [[5, 5, 5, 5]]) },
    output: { iou: float64([1, 1], [0]) },
  },
  {
    title: "Exactly one half",
    arithmetic: "[0,0,1,2] has area 2, [0,0,1,1] area 1, all of it shared: 1 / (2 + 1 - 1) = 1/2",
    input: { boxes1: rows(4, [[0, 0, 1, 2]]), boxes2: rows(4, [[0, 0, 1, 1]]) },
    output: { iou: float64([1, 1], [0.5]) },
  },
]
