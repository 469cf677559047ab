import type { Example } from "@detspec/core"
import { float64, uint8 } from "@detspec/core"
import type { MaskIouInput, MaskIouOutput } from "./contract.js"

export const maskIouExamples: readonly Example<MaskIouInput, MaskIouOutput>[] = [
  {
    title: "Left half against top half of a square",
    arithmetic: "each has 2 of the 4 pixels, they share 1: 1 / (2 + 2 - 1) = 1/3",
    input: { masks1: uint8([1, 2, 2], [1, 0, 1, 0]), masks2: uint8([1, 2, 2], [1, 1, 0, 0]) },
    output: { iou: float64([1, 1], [1 / 3]) },
  },
  {
    title: "A mask with itself, with its complement, and with all pixels",
    arithmetic: "2/2 = 1; nothing shared, 0/4 = 0; 2 / (2 + 4 - 2) = 1/2",
    input: {
      masks1: uint8([1, 2, 2], [1, 0, 0, 1]),
      masks2: uint8([3, 2, 2], [1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1]),
    },
    output: { iou: float64([1, 3], [1, 0, 1 / 2]) },
  },
  {
    title: "Nothing against nothing",
    arithmetic: "no pixel on either side: 0/0 is 0, since nothing is shared",
    input: { masks1: uint8([1, 1, 3], [0, 0, 0]), masks2: uint8([1, 1, 3], [0, 0, 0]) },
    output: { iou: float64([1, 1], [0]) },
  },
]
