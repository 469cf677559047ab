import type { Example } from "@detspec/core"
import { int32, rows } from "@detspec/core"
import type { RemoveSmallBoxesInput, RemoveSmallBoxesOutput } from "./contract.js"

export const removeSmallBoxesExamples: readonly Example<RemoveSmallBoxesInput, RemoveSmallBoxesOutput>[] = [
  {
    title: "Too narrow, too flat, just right",
    arithmetic: "sides 3 × 5, 5 × 3, 4 × 4, 9 × 9 against 4: only the last two have both sides of 4 or more",
    input: {
      boxes: rows(4, [
        [0, 0, 3, 5],
        [0, 0, 5, 3],
        [1, 1, 5, 5],
        [0, 0, 9, 9],
      ]),
      minSize: 4,
    },
    output: { keep: int32([2], [2, 3]) },
  },
  {
    title: "Size 0 keeps what has corners in order",
    arithmetic: "a point has sides 0 ≥ 0; corners out of order have a side of -2, below 0",
    input: {
      boxes: rows(4, [
        [2, 2, 2, 2],
        [4, 0, 2, 2],
        [0, 1, 3, 1],
      ]),
      minSize: 0,
    },
    output: { keep: int32([2], [0, 2]) },
  },
  {
    title: "None large enough",
    arithmetic: "two negative sides of -8 do not make a large box; 7 < 8",
    input: {
      boxes: rows(4, [
        [8, 8, 0, 0],
        [0, 0, 7, 9],
      ]),
      minSize: 8,
    },
    output: { keep: int32([0], []) },
  },
]
