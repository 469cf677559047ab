import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { CropAndResizeInput, CropAndResizeOutput } from "./contract.js"

const ramp = float64(
  [1, 1, 5, 5],
  Array.from({ length: 25 }, (_, k) => k),
)

export const cropAndResizeExamples: readonly Example<CropAndResizeInput, CropAndResizeOutput>[] = [
  {
    title: "A ramp F = 5y + x",
    arithmetic:
      "three points from 1 to 3 both ways: 1, 2, 3. The corners are read exactly: 5 · 1 + 1 = 6 and 5 · 3 + 3 = 18",
    input: {
      features: ramp,
      boxes: rows(4, [[1, 1, 3, 3]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 3,
      pooledWidth: 3,
      extrapolation: 0,
    },
    output: { output: float64([1, 1, 3, 3], [6, 7, 8, 11, 12, 13, 16, 17, 18]) },
  },
  {
    title: "One row of points",
    arithmetic: "it lies in the middle, y = (1 + 2)/2 = 1.5; x = 0, 1.5, 3: 7.5, 9, 10.5",
    input: {
      features: ramp,
      boxes: rows(4, [[0, 1, 3, 2]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 3,
      extrapolation: 0,
    },
    output: { output: float64([1, 1, 1, 3], [7.5, 9, 10.5]) },
  },
  {
    title: "Off the map",
    arithmetic:
      "x = −½, 1, 2½ at stride 2 on a map of two columns: only x = 1 is on it, the last centre. y = 0: 2; else −1",
    input: {
      features: float64([1, 1, 1, 2], [1, 2]),
      boxes: rows(4, [[-1, 0, 5, 0]]),
      images: int32([1], [0]),
      spatialScale: 0.5,
      pooledHeight: 1,
      pooledWidth: 3,
      extrapolation: -1,
    },
    output: { output: float64([1, 1, 1, 3], [-1, 2, -1]) },
  },
]
