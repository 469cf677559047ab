import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import type { GenerateAnchorsInput, GenerateAnchorsOutput } from "./contract.js"

export const generateAnchorsExamples: readonly Example<GenerateAnchorsInput, GenerateAnchorsOutput>[] = [
  {
    title: "One cell of 16 pixels, one square of side 32 in its middle",
    arithmetic: "centre (0 + 1/2) · 16 = 8; 8 - 32/2 = -8, 8 + 32/2 = 24: it reaches over the image",
    input: {
      height: 1,
      width: 1,
      strideY: 16,
      strideX: 16,
      sizes: [32],
      ratios: [1],
      offset: 0.5,
      rounding: "none",
      order: "size-major",
    },
    output: { anchors: rows(4, [[-8, -8, 24, 24]]) },
  },
  {
    title: "Ratio-major order, two sizes in two shapes, two cells in a row",
    arithmetic:
      "ratio 1: 4 × 4, 8 × 8; ratio 4, √4 = 2: w = 4/2 = 2, h = 4 · 2 = 8, then w = 4, h = 16; " +
      "centres x = 8/2 = 4 and 4 + 8 = 12, y = 4/2 = 2",
    input: {
      height: 1,
      width: 2,
      strideY: 4,
      strideX: 8,
      sizes: [4, 8],
      ratios: [1, 4],
      offset: 0.5,
      rounding: "none",
      order: "ratio-major",
    },
    output: {
      anchors: rows(4, [
        [2, 0, 6, 4],
        [0, -2, 8, 6],
        [3, -2, 5, 6],
        [2, -6, 6, 10],
        [10, 0, 14, 4],
        [8, -2, 16, 6],
        [11, -2, 13, 6],
        [10, -6, 14, 10],
      ]),
    },
  },
  {
    title: "Rows of cells first, and size-major order within a cell",
    arithmetic:
      "sizes 2 and 8 at ratio 1/4, √(1/4) = 1/2: w = 2 / (1/2) = 4, h = 2 · 1/2 = 1, then w = 16, h = 4; " +
      "offset 0: centres (0, 0) and (0, 32), the second row",
    input: {
      height: 2,
      width: 1,
      strideY: 32,
      strideX: 64,
      sizes: [2, 8],
      ratios: [0.25],
      offset: 0,
      rounding: "none",
      order: "size-major",
    },
    output: {
      anchors: rows(4, [
        [-2, -0.5, 2, 0.5],
        [-8, -2, 8, 2],
        [-2, 31.5, 2, 32.5],
        [-8, 30, 8, 34],
      ]),
    },
  },
  {
    title: "Rounding halves to the even side",
    arithmetic:
      "half-sides 3/2, 5/2, 7/2 become 2, 2, 4; ratio 4 of size 5: w/2 = 5/4 becomes 1, h/2 = 5 stays; " +
      "the cell's centre 0.5 is added afterwards and is not rounded",
    input: {
      height: 1,
      width: 1,
      strideY: 1,
      strideX: 1,
      sizes: [3, 5, 7],
      ratios: [1, 4],
      offset: 0.5,
      rounding: "half-even",
      order: "size-major",
    },
    output: {
      anchors: rows(4, [
        [-1.5, -1.5, 2.5, 2.5],
        [-0.5, -2.5, 1.5, 3.5],
        [-1.5, -1.5, 2.5, 2.5],
        [-0.5, -4.5, 1.5, 5.5],
        [-3.5, -3.5, 4.5, 4.5],
        [-1.5, -6.5, 2.5, 7.5],
      ]),
    },
  },
]
