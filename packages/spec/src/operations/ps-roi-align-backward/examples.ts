import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { PsRoiAlignBackwardInput, PsRoiAlignBackwardOutput } from "./contract.js"

export const psRoiAlignBackwardExamples: readonly Example<
  PsRoiAlignBackwardInput,
  PsRoiAlignBackwardOutput
>[] = [
  {
    title: "Two bins, two channels",
    arithmetic:
      "[1,0,3,1] is read at 1 and 2: 5 goes to cell 1 of channel 0, 7 to cell 2 of channel 1, nothing else",
    input: {
      cotangent: float64([1, 1, 1, 2], [5, 7]),
      boxes: rows(4, [[1, 0, 3, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      samples: 0,
      batch: 1,
      height: 1,
      width: 4,
    },
    output: { gradient: float64([1, 2, 1, 4], [0, 5, 0, 0, 0, 0, 7, 0]) },
  },
  {
    title: "Between the cells",
    arithmetic: "one sample at 2 − ½ = 1½: 6 is halved between cells 1 and 2",
    input: {
      cotangent: float64([1, 1, 1, 1], [6]),
      boxes: rows(4, [[2, 0, 2, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      samples: 1,
      batch: 1,
      height: 1,
      width: 3,
    },
    output: { gradient: float64([1, 1, 1, 3], [0, 3, 3]) },
  },
  {
    title: "A region without a side, adaptive",
    arithmetic: "no samples, nothing flows back",
    input: {
      cotangent: float64([1, 1, 1, 1], [6]),
      boxes: rows(4, [[2, 0, 2, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      samples: 0,
      batch: 1,
      height: 1,
      width: 3,
    },
    output: { gradient: float64([1, 1, 1, 3], [0, 0, 0]) },
  },
  {
    title: "Exactly one cell beyond the first and the last centre",
    arithmetic:
      "read at x = −1, 0, 1 and 2: −1 is a whole cell off the first centre and still gives to cell 0, as 2 = W gives " +
      "to cell 1; y is −1 in one region and 1 = H in the other. Channels 0 to 3: 1 + 10 and 2 + 20 to cell 0, 3 + 30 " +
      "and 4 + 40 to cell 1",
    input: {
      cotangent: float64([2, 1, 1, 4], [1, 2, 3, 4, 10, 20, 30, 40]),
      boxes: rows(4, [
        [-1, -1, 3, 0],
        [-1, 1, 3, 2],
      ]),
      images: int32([2], [0, 0]),
      spatialScale: 1,
      samples: 1,
      batch: 1,
      height: 1,
      width: 2,
    },
    output: { gradient: float64([1, 4, 1, 2], [11, 0, 22, 0, 0, 33, 0, 44]) },
  },
]
