import type { Example } from "@detspec/core"
import { float64, int32 } from "@detspec/core"
import type { RoiPoolBackwardInput, RoiPoolBackwardOutput } from "./contract.js"

export const roiPoolBackwardExamples: readonly Example<RoiPoolBackwardInput, RoiPoolBackwardOutput>[] = [
  {
    title: "One cell wins two bins, one bin is empty",
    arithmetic:
      "places 4, 4 and 0 on a map of 2 × 3: place 4 is row 1, column 1 and gets 1 + 2; −1 gives nothing",
    input: {
      cotangent: float64([1, 1, 2, 2], [1, 2, 5, 7]),
      argmax: int32([1, 1, 2, 2], [4, 4, -1, 0]),
      images: int32([1], [0]),
      batch: 1,
      height: 2,
      width: 3,
    },
    output: { gradient: float64([1, 1, 2, 3], [7, 0, 0, 0, 3, 0]) },
  },
  {
    title: "Two regions, two channels, and an image without regions",
    arithmetic:
      "both regions lie on image 1. Channel 0: place 1 gets 1 + 3. Channel 1: place 0 gets 2, place 1 gets 4",
    input: {
      cotangent: float64([2, 2, 1, 1], [1, 2, 3, 4]),
      argmax: int32([2, 2, 1, 1], [1, 0, 1, 1]),
      images: int32([2], [1, 1]),
      batch: 2,
      height: 1,
      width: 2,
    },
    output: { gradient: float64([2, 2, 1, 2], [0, 0, 0, 0, 0, 4, 2, 4]) },
  },
  {
    title: "No regions",
    arithmetic: "nothing flows back",
    input: {
      cotangent: float64([0, 1, 2, 2], []),
      argmax: int32([0, 1, 2, 2], []),
      images: int32([0], []),
      batch: 1,
      height: 1,
      width: 2,
    },
    output: { gradient: float64([1, 1, 1, 2], [0, 0]) },
  },
]
