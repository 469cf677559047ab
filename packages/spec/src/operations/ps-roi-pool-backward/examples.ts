import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { PsRoiPoolBackwardInput, PsRoiPoolBackwardOutput } from "./contract.js"

export const psRoiPoolBackwardExamples: readonly Example<PsRoiPoolBackwardInput, PsRoiPoolBackwardOutput>[] =
  [
    {
      title: "Three cells in two bins",
      arithmetic: "bins [0, 2) and [1, 3): 6 is halved on channel 0, 8 on channel 1",
      input: {
        cotangent: float64([1, 1, 1, 2], [6, 8]),
        boxes: rows(4, [[0, 0, 3, 1]]),
        images: int32([1], [0]),
        spatialScale: 1,
        batch: 1,
        height: 1,
        width: 3,
      },
      output: { gradient: float64([1, 2, 1, 3], [3, 3, 0, 0, 4, 4]) },
    },
    {
      title: "Only the cells on the map share",
      arithmetic: "cells −1 to 1 of a map of two: 5 goes to cells 0 and 1, 2.5 each",
      input: {
        cotangent: float64([1, 1, 1, 1], [5]),
        boxes: rows(4, [[-1, 0, 2, 1]]),
        images: int32([1], [0]),
        spatialScale: 1,
        batch: 1,
        height: 1,
        width: 2,
      },
      output: { gradient: float64([1, 1, 1, 2], [2.5, 2.5]) },
    },
    {
      title: "Two regions on the second image",
      arithmetic:
        "each covers the same cell of two rows: 1 + 2 on it, 0 on the other; the first image gets nothing",
      input: {
        cotangent: float64([2, 1, 1, 1], [1, 2]),
        boxes: rows(4, [
          [0, 1, 1, 2],
          [0, 1, 0, 1],
        ]),
        images: int32([2], [1, 1]),
        spatialScale: 1,
        batch: 2,
        height: 2,
        width: 1,
      },
      output: { gradient: float64([2, 1, 2, 1], [0, 0, 0, 3]) },
    },
  ]
