import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { RoiAlignBackwardInput, RoiAlignBackwardOutput } from "./contract.js"

export const roiAlignBackwardExamples: readonly Example<RoiAlignBackwardInput, RoiAlignBackwardOutput>[] = [
  {
    title: "One sample in the middle of four cells",
    arithmetic: "[0,0,2,2] aligned: the sample lies at −½ + 1 = ½ both ways, ¼ of it in each cell: 4 · ¼ = 1",
    input: {
      cotangent: float64([1, 1, 1, 1], [4]),
      boxes: rows(4, [[0, 0, 2, 2]]),
      images: int32([1], [0]),
      spatialScale: 1,
      samples: 1,
      aligned: true,
      batch: 1,
      height: 2,
      width: 3,
    },
    output: { gradient: float64([1, 1, 2, 3], [1, 1, 0, 1, 1, 0]) },
  },
  {
    title: "Two regions on the second image, none on the first",
    arithmetic:
      "[0,0,1,1] has two bins of ½ cell, read at −¼ and ¼: −¼ is within a cell of the border, so cell 0 gets all 3; " +
      "the second bin has 0 to give. [0,0,4,1] has two bins of 2 cells, read at ½ and 2½: 8 is halved between cells " +
      "0 and 1, 16 between 2 and 3. Cell 0: 3 + 4 = 7",
    input: {
      cotangent: float64([2, 1, 1, 2], [3, 0, 8, 16]),
      boxes: rows(4, [
        [0, 0, 1, 1],
        [0, 0, 4, 1],
      ]),
      images: int32([2], [1, 1]),
      spatialScale: 1,
      samples: 1,
      aligned: true,
      batch: 2,
      height: 1,
      width: 4,
    },
    output: { gradient: float64([2, 1, 1, 4], [0, 0, 0, 0, 7, 4, 8, 8]) },
  },
  {
    title: "Over the right border",
    arithmetic:
      "samples at x = 1, 2 and 3 on a map of width 2, y = ½: the first two give 2 and 4 to the right column, halved " +
      "between its rows: 1 + 2 = 3; the third lies beyond W = 2 and gives nothing",
    input: {
      cotangent: float64([1, 1, 1, 3], [2, 4, 100]),
      boxes: rows(4, [[1, 0, 4, 2]]),
      images: int32([1], [0]),
      spatialScale: 1,
      samples: 1,
      aligned: true,
      batch: 1,
      height: 2,
      width: 2,
    },
    output: { gradient: float64([1, 1, 2, 2], [0, 3, 0, 3]) },
  },
  {
    title: "Exactly one cell beyond the first and the last centre",
    arithmetic:
      "4 × 4 bins, read at −1, 0, 1 and 2 both ways: −1 is a whole cell off the first centre and still gives to cell " +
      "0, as 2 = H = W gives to cell 1. Every cell gets 2 × 2 bins: 1 + 2 + 5 + 6 = 14, then 22, 46 and 54",
    input: {
      cotangent: float64([1, 1, 4, 4], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
      boxes: rows(4, [[-1, -1, 3, 3]]),
      images: int32([1], [0]),
      spatialScale: 1,
      samples: 1,
      aligned: true,
      batch: 1,
      height: 2,
      width: 2,
    },
    output: { gradient: float64([1, 1, 2, 2], [14, 22, 46, 54]) },
  },
]
