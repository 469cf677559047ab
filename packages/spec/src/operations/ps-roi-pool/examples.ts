import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { PsRoiPoolInput, PsRoiPoolOutput } from "./contract.js"

/** 0, 1, … 29 on each of seven channels. */
const counted = Array.from({ length: 7 * 30 }, (_, u) => u % 30)

export const psRoiPoolExamples: readonly Example<PsRoiPoolInput, PsRoiPoolOutput>[] = [
  {
    title: "Every bin reads its own channel",
    arithmetic:
      "channel c is 10 · c everywhere, 2 × 2 bins, 2 output channels: bin (i, j) of channel d reads (2d + i) · 2 + j: " +
      "0, 1, 2, 3 and 4, 5, 6, 7",
    input: {
      features: float64([1, 8, 1, 1], [0, 10, 20, 30, 40, 50, 60, 70]),
      boxes: rows(4, [[0, 0, 1, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 2,
      pooledWidth: 2,
    },
    output: { output: float64([1, 2, 2, 2], [0, 10, 20, 30, 40, 50, 60, 70]) },
  },
  {
    title: "Three cells in two bins",
    arithmetic:
      "[0, 3) is 3 cells: bins [0, 2) and [1, 3) share cell 1. Channel 0: (1 + 2)/2 = 1.5; channel 1: (20 + 40)/2 = 30",
    input: {
      features: float64([1, 2, 1, 3], [1, 2, 4, 10, 20, 40]),
      boxes: rows(4, [[0, 0, 3, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 2,
    },
    output: { output: float64([1, 1, 1, 2], [1.5, 30]) },
  },
  {
    title: "A point, and a region that ends beyond the map",
    arithmetic:
      "at stride 2, the point (3, 0) is 1.5 → 2: one cell, 4. [4,0,12,2] is cells 2 to 5, of which only 2 is on the map: 4",
    input: {
      features: float64([1, 1, 1, 3], [1, 2, 4]),
      boxes: rows(4, [
        [3, 0, 3, 0],
        [4, 0, 12, 2],
      ]),
      images: int32([2], [0, 0]),
      spatialScale: 0.5,
      pooledHeight: 1,
      pooledWidth: 1,
    },
    output: { output: float64([2, 1, 1, 1], [4, 4]) },
  },
  {
    title: "Twenty-nine cells in seven bins",
    arithmetic:
      "bin j is [⌊29 j / 7⌋, ⌈29 (j + 1) / 7⌉) = [0, 5), [4, 9), … [24, 29), five cells each, and every channel counts its " +
      "cells: the middle ones, 2, 6, … 26. 29/7 taken first and then times 7 would be a little above 29: a sixth cell",
    input: {
      features: float64([1, 7, 1, 30], counted),
      boxes: rows(4, [[0, 0, 29, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 7,
    },
    output: { output: float64([1, 1, 1, 7], [2, 6, 10, 14, 18, 22, 26]) },
  },
]
