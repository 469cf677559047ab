import type { Example } from "@detspec/core"
import { float64, int32, rows, uint8 } from "@detspec/core"
import type { CropMasksInput, CropMasksOutput } from "./contract.js"

/** 4 × 4 pixels, the left half set. */
const leftHalf = [1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0]

export const cropMasksExamples: readonly Example<CropMasksInput, CropMasksOutput>[] = [
  {
    title: "The whole mask on a square of 2",
    arithmetic:
      "each bin spans 2 pixels, so 2 samples a side, which fall on pixel centres (1/2, 3/2, …; minus 1/2: cells 0, 1, 2, 3): " +
      "the left bins see ones only, the right bins zeros",
    input: {
      masks: uint8([1, 4, 4], leftHalf),
      boxes: rows(4, [[0, 0, 4, 4]]),
      truths: int32([1], [0]),
      size: 2,
      aligned: true,
    },
    output: { targets: float64([1, 2, 2], [1, 0, 1, 0]) },
  },
  {
    title: "Not aligned: half a pixel to the right",
    arithmetic:
      "the samples of the left bin fall on cells 1/2 and 3/2: values 1 and (1 + 0)/2, mean 3/4; " +
      "of the right bin on 5/2 and 7/2: zeros. Rows are all alike",
    input: {
      masks: uint8([1, 4, 4], leftHalf),
      boxes: rows(4, [[0, 0, 4, 4]]),
      truths: int32([1], [0]),
      size: 2,
      aligned: false,
    },
    output: { targets: float64([1, 2, 2], [0.75, 0, 0.75, 0]) },
  },
  {
    title: "Two boxes, each on its own truth, one bin",
    arithmetic:
      "the box [1, 0, 3, 4] on the left half: 2 × 4 samples at cells 1 and 2: ones and zeros, mean 1/2; " +
      "the same box on a full mask: 1; a box without width has no samples: 0",
    input: {
      masks: uint8([2, 4, 4], [...leftHalf, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
      boxes: rows(4, [
        [1, 0, 3, 4],
        [1, 0, 3, 4],
        [2, 0, 2, 4],
      ]),
      truths: int32([3], [0, 1, 1]),
      size: 1,
      aligned: true,
    },
    output: { targets: float64([3, 1, 1], [0.5, 1, 0]) },
  },
  {
    title: "One pixel beyond the border, and farther",
    arithmetic:
      "one sample a box, in its middle minus 1/2, on a mask of one row and two columns, all set: at x = -1 and at x = 2 = W " +
      "it reads the border, at -5/4 and 9/4 it counts as 0; likewise at y = -1 and y = 1 = H",
    input: {
      masks: uint8([1, 1, 2], [1, 1]),
      boxes: rows(4, [
        [-1, 0, 0, 1],
        [-1.25, 0, -0.25, 1],
        [2, 0, 3, 1],
        [2.25, 0, 3.25, 1],
        [0, -1, 1, 0],
        [0, -1.25, 1, -0.25],
        [0, 1, 1, 2],
        [0, 1.25, 1, 2.25],
      ]),
      truths: int32([8], [0, 0, 0, 0, 0, 0, 0, 0]),
      size: 1,
      aligned: true,
    },
    output: { targets: float64([8, 1, 1], [1, 0, 1, 0, 1, 0, 1, 0]) },
  },
]
