import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { RoiAlignInput, RoiAlignOutput } from "./contract.js"

const ramp = float64(
  [1, 1, 5, 5],
  Array.from({ length: 25 }, (_, k) => k),
)

export const roiAlignExamples: readonly Example<RoiAlignInput, RoiAlignOutput>[] = [
  {
    title: "A ramp F = 5y + x, aligned",
    arithmetic:
      "the box starts at 1 − ½ = ½ and is 2 long: 4 bins of ½ cell, one sample each (½ rounded up), at ¾, 1¼, 1¾, 2¼; " +
      "the first is 5 · ¾ + ¾ = 4.5; a bin to the right adds ½, a bin down adds 2.5",
    input: {
      features: ramp,
      boxes: rows(4, [[1, 1, 3, 3]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 4,
      pooledWidth: 4,
      samples: 0,
      aligned: true,
      reduce: "mean",
    },
    output: {
      output: float64([1, 1, 4, 4], [4.5, 5, 5.5, 6, 7, 7.5, 8, 8.5, 9.5, 10, 10.5, 11, 12, 12.5, 13, 13.5]),
    },
  },
  {
    title: "The same, not aligned",
    arithmetic: "every sample lies half a cell further right and down: 5 · ½ + ½ = 3 more, so 7.5 first",
    input: {
      features: ramp,
      boxes: rows(4, [[1, 1, 3, 3]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 4,
      pooledWidth: 4,
      samples: 0,
      aligned: false,
      reduce: "mean",
    },
    output: {
      output: float64(
        [1, 1, 4, 4],
        [7.5, 8, 8.5, 9, 10, 10.5, 11, 11.5, 12.5, 13, 13.5, 14, 15, 15.5, 16, 16.5],
      ),
    },
  },
  {
    title: "Over the right border",
    arithmetic:
      "x starts at 1 − ½ = ½: samples at 1, 2 and 3; y = ½, halfway between the rows. x = 1 is the right column, " +
      "(2 + 4)/2 = 3; x = 2 = W is within a cell of it and reads it too; x = 3 is beyond, 0",
    input: {
      features: float64([1, 1, 2, 2], [1, 2, 3, 4]),
      boxes: rows(4, [[1, 0, 4, 2]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 3,
      samples: 1,
      aligned: true,
      reduce: "mean",
    },
    output: { output: float64([1, 1, 1, 3], [3, 3, 0]) },
  },
  {
    title: "Exactly one cell beyond the first and the last centre",
    arithmetic:
      "[-1,-1,3,3] starts at −1 − ½ = −1½ and is 4 long: 4 bins of a cell, one sample each, at −1, 0, 1 and 2, both " +
      "ways. −1 is a whole cell off the first centre and reads cell 0 still, as 2 = H = W reads cell 1",
    input: {
      features: float64([1, 1, 2, 2], [1, 2, 3, 4]),
      boxes: rows(4, [[-1, -1, 3, 3]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 4,
      pooledWidth: 4,
      samples: 1,
      aligned: true,
      reduce: "mean",
    },
    output: { output: float64([1, 1, 4, 4], [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]) },
  },
  {
    title: "The greatest sample, and a region without a side",
    arithmetic:
      "[0,0,3,1] spans 3 cells: 3 samples, at 0, 1 and 2, the greatest is 4. [1,0,1,1] spans none: no samples, 0",
    input: {
      features: float64([1, 1, 1, 3], [0, 4, 0]),
      boxes: rows(4, [
        [0, 0, 3, 1],
        [1, 0, 1, 1],
      ]),
      images: int32([2], [0, 0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 1,
      samples: 0,
      aligned: true,
      reduce: "max",
    },
    output: { output: float64([2, 1, 1, 1], [4, 0]) },
  },
]
