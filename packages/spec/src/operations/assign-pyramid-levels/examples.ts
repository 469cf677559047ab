import type { Example } from "@detspec/core"
import { int32, rows } from "@detspec/core"
import type { AssignPyramidLevelsInput, AssignPyramidLevelsOutput } from "./contract.js"

export const assignPyramidLevelsExamples: readonly Example<
  AssignPyramidLevelsInput,
  AssignPyramidLevelsOutput
>[] = [
  {
    title: "Canonical size, half, just below half, twice",
    arithmetic:
      "224 / 224 = 1, log₂ 1 = 0: level 4; 112: log₂ 1/2 = -1: level 3; 111 is below 1/2: -1.01, rounded down: level 2; " +
      "448: level 5",
    input: {
      boxes: rows(4, [
        [0, 0, 224, 224],
        [10, 20, 122, 132],
        [0, 0, 111, 111],
        [0, 0, 448, 448],
      ]),
      canonicalSize: 224,
      canonicalLevel: 4,
      minLevel: 2,
      maxLevel: 5,
      epsilon: 0,
      epsilonAt: "level",
    },
    output: { levels: int32([4], [4, 3, 2, 5]) },
  },
  {
    title: "Beyond both ends, and a box without area",
    arithmetic:
      "8 / 64 = 1/8: 4 - 3 = 1, moved up to 2; 1024 / 64 = 16: 4 + 4 = 8, moved down to 5; no area: the finest, 2",
    input: {
      boxes: rows(4, [
        [0, 0, 8, 8],
        [0, 0, 1024, 1024],
        [3, 3, 3, 9],
      ]),
      canonicalSize: 64,
      canonicalLevel: 4,
      minLevel: 2,
      maxLevel: 5,
      epsilon: 0,
      epsilonAt: "ratio",
    },
    output: { levels: int32([3], [2, 5, 2]) },
  },
  {
    title: "Only the area counts",
    arithmetic:
      "√(16 · 64) = 32 = √(64 · 16): 32 / 32 = 1: the canonical level; √(16 · 16) = 16: 1/2, one below",
    input: {
      boxes: rows(4, [
        [0, 0, 16, 64],
        [0, 0, 64, 16],
        [-8, -8, 8, 8],
      ]),
      canonicalSize: 32,
      canonicalLevel: 3,
      minLevel: 0,
      maxLevel: 6,
      epsilon: 0,
      epsilonAt: "level",
    },
    output: { levels: int32([3], [3, 3, 2]) },
  },
  {
    title: "Where ε is added, with an ε that shows",
    arithmetic:
      "48 / 64 = 3/4; 3/4 + 1/4 = 1 inside the logarithm: level 4 + 0 = 4. Added to the level it would be 4 - 0.415 + 0.25 = 3.8: level 3",
    input: {
      boxes: rows(4, [[0, 0, 48, 48]]),
      canonicalSize: 64,
      canonicalLevel: 4,
      minLevel: 2,
      maxLevel: 5,
      epsilon: 0.25,
      epsilonAt: "ratio",
    },
    output: { levels: int32([1], [4]) },
  },
  {
    title: "ε added to the level",
    arithmetic: "√(16 · 8) / 16 = 1/√2; 4 - 1/2 + 3/4 = 4.25: level 4. Without ε it would be 3",
    input: {
      boxes: rows(4, [[0, 0, 16, 8]]),
      canonicalSize: 16,
      canonicalLevel: 4,
      minLevel: 2,
      maxLevel: 5,
      epsilon: 0.75,
      epsilonAt: "level",
    },
    output: { levels: int32([1], [4]) },
  },
]
