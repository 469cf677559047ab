import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { RoiPoolInput, RoiPoolOutput } from "./contract.js"

/** 0, 1, … 29. */
const counted = Array.from({ length: 30 }, (_, u) => u)

export const roiPoolExamples: readonly Example<RoiPoolInput, RoiPoolOutput>[] = [
  {
    title: "Three cells in two bins",
    arithmetic:
      "corners 0 and 2 are both counted: 3 cells. Bins [0, ⌈1.5⌉) and [⌊1.5⌋, 3) share cell 1. " +
      "The map counts 0 to 8, so the last cell of each bin is the greatest: 4, 5, 7, 8, at those places",
    input: {
      features: float64([1, 1, 3, 3], [0, 1, 2, 3, 4, 5, 6, 7, 8]),
      boxes: rows(4, [[0, 0, 2, 2]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 2,
      pooledWidth: 2,
      rounding: "half-away",
    },
    output: { output: float64([1, 1, 2, 2], [4, 5, 7, 8]), argmax: int32([1, 1, 2, 2], [4, 5, 7, 8]) },
  },
  {
    title: "A half rounds away from zero",
    arithmetic:
      "stride 16: 40/16 = 2.5 → 3 and 72/16 = 4.5 → 5: cells 3 to 5. The row is cell 0. Its greatest is 9, at 3",
    input: {
      features: float64([1, 1, 1, 6], [7, 6, 8, 9, 5, 4]),
      boxes: rows(4, [[40, 0, 72, 0]]),
      images: int32([1], [0]),
      spatialScale: 1 / 16,
      pooledHeight: 1,
      pooledWidth: 1,
      rounding: "half-away",
    },
    output: { output: float64([1, 1, 1, 1], [9]), argmax: int32([1, 1, 1, 1], [3]) },
  },
  {
    title: "The same to the even cell, on negative features",
    arithmetic:
      "2.5 → 2 and 4.5 → 4: cells 2 to 4; of −8, −9 and −5 the greatest is −5, at 4. Nothing starts from 0",
    input: {
      features: float64([1, 1, 1, 6], [-7, -6, -8, -9, -5, -4]),
      boxes: rows(4, [[40, 0, 72, 0]]),
      images: int32([1], [0]),
      spatialScale: 1 / 16,
      pooledHeight: 1,
      pooledWidth: 1,
      rounding: "half-even",
    },
    output: { output: float64([1, 1, 1, 1], [-5]), argmax: int32([1, 1, 1, 1], [4]) },
  },
  {
    title: "Over the border, with equal features",
    arithmetic:
      "cells −2 to 1 of the row, two bins: [−2, 0) is off the map, so 0 and −1; [0, 2) holds 3 twice: the first, at 0",
    input: {
      features: float64([1, 1, 1, 2], [3, 3]),
      boxes: rows(4, [[-2, 0, 1, 0]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 2,
      rounding: "half-away",
    },
    output: { output: float64([1, 1, 1, 2], [0, 3]), argmax: int32([1, 1, 1, 2], [-1, 0]) },
  },
  {
    title: "Twenty-nine cells in seven bins",
    arithmetic:
      "bin j ends before ⌈29 (j + 1) / 7⌉ = 5, 9, 13, 17, 21, 25, 29, and the map counts its cells: the last of each bin. " +
      "29/7 taken first and then times 7 would be a little above 29, and the last bin a cell too long",
    input: {
      features: float64([1, 1, 1, 30], counted),
      boxes: rows(4, [[0, 0, 28, 0]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 7,
      rounding: "half-away",
    },
    output: {
      output: float64([1, 1, 1, 7], [4, 8, 12, 16, 20, 24, 28]),
      argmax: int32([1, 1, 1, 7], [4, 8, 12, 16, 20, 24, 28]),
    },
  },
]
