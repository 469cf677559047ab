import type { Example } from "@detspec/core"
import { rows, uint8 } from "@detspec/core"
import type { MasksToBoxesInput, MasksToBoxesOutput } from "./contract.js"

/** Row 1: columns 1 and 2; row 2: column 3. */
const stair = uint8([1, 4, 5], [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])

export const masksToBoxesExamples: readonly Example<MasksToBoxesInput, MasksToBoxesOutput>[] = [
  {
    title: "A stair of three pixels",
    arithmetic: "columns 1 to 3, rows 1 to 2; the last ones end at 3 + 1 = 4 and 2 + 1 = 3",
    input: { masks: stair, ends: "exclusive" },
    output: { boxes: rows(4, [[1, 1, 4, 3]]) },
  },
  {
    title: "The same stair, ends inclusive",
    arithmetic: "the last column is 3 and the last row 2: the indices themselves",
    input: { masks: stair, ends: "inclusive" },
    output: { boxes: rows(4, [[1, 1, 3, 2]]) },
  },
  {
    title: "Nothing, one pixel, everything",
    arithmetic: "no pixel: the empty box; the pixel in row 0, column 1 covers [1, 2) × [0, 1); all of 2 × 2",
    input: { masks: uint8([3, 2, 2], [0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1]), ends: "exclusive" },
    output: {
      boxes: rows(4, [
        [0, 0, 0, 0],
        [1, 0, 2, 1],
        [0, 0, 2, 2],
      ]),
    },
  },
]
