import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { PsRoiAlignInput, PsRoiAlignOutput } from "./contract.js"

export const psRoiAlignExamples: readonly Example<PsRoiAlignInput, PsRoiAlignOutput>[] = [
  {
    title: "Every bin reads its own channel",
    arithmetic: "channel c is 10 · c; bins run row by row within an output channel: 0, 1, then 2, 3",
    input: {
      features: float64([1, 4, 1, 1], [0, 10, 20, 30]),
      boxes: rows(4, [[0, 0, 1, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 2,
      samples: 1,
    },
    output: { output: float64([1, 2, 1, 2], [0, 10, 20, 30]) },
  },
  {
    title: "A ramp F = x on channel 0, F = 100 x on channel 1",
    arithmetic:
      "[1,0,3,1] starts at ½: two bins of one cell, one sample each, at 1 and 2: 1 on channel 0, 200 on channel 1",
    input: {
      features: float64([1, 2, 1, 4], [0, 1, 2, 3, 0, 100, 200, 300]),
      boxes: rows(4, [[1, 0, 3, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 2,
      samples: 0,
    },
    output: { output: float64([1, 1, 1, 2], [1, 200]) },
  },
  {
    title: "A region without a side",
    arithmetic: "no cells to span, so no samples: 0; with one sample it reads where it lies, 2 − ½ = 1½: 3",
    input: {
      features: float64([1, 1, 1, 3], [0, 2, 4]),
      boxes: rows(4, [[2, 0, 2, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 1,
      samples: 1,
    },
    output: { output: float64([1, 1, 1, 1], [3]) },
  },
  {
    title: "Exactly one cell beyond the first and the last centre",
    arithmetic:
      "x starts at −1 − ½ = −1½: one sample a bin, at −1, 0, 1 and 2. −1 is a whole cell off the first centre and " +
      "reads cell 0 still, as 2 = W reads cell 1: cells 0, 0, 1, 1 of channels 0 to 3. So it is with y, at −1 in one " +
      "region and at 1 = H in the other",
    input: {
      features: float64([1, 4, 1, 2], [1, 2, 11, 12, 21, 22, 31, 32]),
      boxes: rows(4, [
        [-1, -1, 3, 0],
        [-1, 1, 3, 2],
      ]),
      images: int32([2], [0, 0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 4,
      samples: 1,
    },
    output: { output: float64([2, 1, 1, 4], [1, 11, 22, 32, 1, 11, 22, 32]) },
  },
  {
    title: "Regions that begin at the end of the map",
    arithmetic:
      "one sample, in the middle of the region minus ½: from 2 to 3 it lies at x = 2 = W and reads the last cell, 4; a quarter " +
      "of a cell farther it counts as 0. So it is with the row of the third and the fourth, at y = 1 = H",
    input: {
      features: float64([1, 1, 1, 2], [1, 4]),
      boxes: rows(4, [
        [2, 0, 3, 1],
        [2.25, 0, 3.25, 1],
        [0, 1, 1, 2],
        [0, 1.25, 1, 2.25],
      ]),
      images: int32([4], [0, 0, 0, 0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 1,
      samples: 1,
    },
    output: { output: float64([4, 1, 1, 1], [4, 0, 1, 0]) },
  },
]
