import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { GeneralizedBoxIouInput, GeneralizedBoxIouOutput } from "./contract.js"

export const generalizedBoxIouExamples: readonly Example<GeneralizedBoxIouInput, GeneralizedBoxIouOutput>[] =
  [
    {
      title: "Two unit squares, one apart",
      arithmetic: "IoU 0; hull 3 · 1 = 3, covered 2: 0 - (3 - 2)/3 = -1/3",
      input: { boxes1: rows(4, [[0, 0, 1, 1]]), boxes2: rows(4, [[2, 0, 3, 1]]) },
      output: { giou: float64([1, 1], [-1 / 3]) },
    },
    {
      title: "Two squares of side 2 that share a corner of side 1",
      arithmetic: "IoU 1/7; hull 3 · 3 = 9, covered 7: 1/7 - 2/9 = (9 - 14)/63 = -5/63",
      input: { boxes1: rows(4, [[0, 0, 2, 2]]), boxes2: rows(4, [[1, 1, 3, 3]]) },
      output: { giou: float64([1, 1], [-5 / 63]) },
    },
    {
      title: "One inside the other, and two side by side",
      arithmetic: "inside: the hull is covered, 4/16 - 0 = 1/4; side by side: IoU 0, hull 32 all covered, 0",
      input: {
        boxes1: rows(4, [[0, 0, 4, 4]]),
        boxes2: rows(4, [
          [1, 1, 3, 3],
          [4, 0, 8, 4],
        ]),
      },
      output: { giou: float64([1, 2], [1 / 4, 0]) },
    },
    {
      title: "A point against itself, a point apart, and a point straight above it",
      arithmetic:
        "no hull: 0; hull 2 · 3 = 6, nothing covered: 0 - 6/6 = -1; the hull is a line without area: 0",
      input: {
        boxes1: rows(4, [[1, 1, 1, 1]]),
        boxes2: rows(4, [
          [1, 1, 1, 1],
          [3, 4, 3, 4],
          [1, 0, 1, 0],
        ]),
      },
      output: { giou: float64([1, 3], [0, -1, 0]) },
    },
  ]
