import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { CropAndResizeBackwardInput, CropAndResizeBackwardOutput } from "./contract.js"

export const cropAndResizeBackwardExamples: readonly Example<
  CropAndResizeBackwardInput,
  CropAndResizeBackwardOutput
>[] = [
  {
    title: "A point on a cell and a point between two",
    arithmetic: "x = 0 and 1½: cell 0 gets 3; 8 is halved between cells 1 and 2",
    input: {
      cotangent: float64([1, 1, 1, 2], [3, 8]),
      boxes: rows(4, [[0, 0, 1.5, 0]]),
      images: int32([1], [0]),
      spatialScale: 1,
      batch: 1,
      height: 1,
      width: 3,
    },
    output: { gradient: float64([1, 1, 1, 3], [3, 4, 4]) },
  },
  {
    title: "Off the map",
    arithmetic:
      "x = −½, 1, 2½ on a map of two columns: only the one in the middle gives, all to the last cell",
    input: {
      cotangent: float64([1, 1, 1, 3], [100, 5, 100]),
      boxes: rows(4, [[-1, 0, 5, 0]]),
      images: int32([1], [0]),
      spatialScale: 0.5,
      batch: 1,
      height: 1,
      width: 2,
    },
    output: { gradient: float64([1, 1, 1, 2], [0, 5]) },
  },
  {
    title: "Two regions on the second image",
    arithmetic: "both read the middle of four cells: (1 + 3)/4 = 1 each. The first image gets nothing",
    input: {
      cotangent: float64([2, 1, 1, 1], [1, 3]),
      boxes: rows(4, [
        [0, 0, 1, 1],
        [0.25, 0.25, 0.75, 0.75],
      ]),
      images: int32([2], [1, 1]),
      spatialScale: 1,
      batch: 2,
      height: 2,
      width: 2,
    },
    output: { gradient: float64([2, 1, 2, 2], [0, 0, 0, 0, 1, 1, 1, 1]) },
  },
]
