import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { SoftNmsInput, SoftNmsOutput } from "./contract.js"

const halves = rows(4, [
  [0, 0, 1, 2],
  [0, 0, 1, 1],
  [5, 5, 6, 6],
])

export const softNmsExamples: readonly Example<SoftNmsInput, SoftNmsOutput>[] = [
  {
    title: "Linear: a lowered score changes the order",
    arithmetic:
      "box 0 is taken first (1); its overlap with box 1 is 1/2, which is τ: 3/4 · (1 - 1/2) = 3/8; box 2 lies apart and keeps " +
      "1/2: it comes next, then box 1",
    input: {
      boxes: halves,
      scores: float64([3], [1, 0.75, 0.5]),
      decay: "linear",
      threshold: 0.5,
      sigma: 1,
      minScore: 0.25,
    },
    output: { keep: int32([3], [0, 2, 1]), scores: float64([3], [1, 0.5, 0.375]) },
  },
  {
    title: "Overlaps multiply; a score below the least is dropped, one equal to it is not",
    arithmetic:
      "three boxes [0,0,1,2], [0,0,1,1], [0,0,1,1]. The first lowers both others by 1/2: 1/2 and 1/4. The second equals the third " +
      "(IoU 1) and lowers it to 0, below 1/2, the least; the second, exactly 1/2, stays",
    input: {
      boxes: rows(4, [
        [0, 0, 1, 2],
        [0, 0, 1, 1],
        [0, 0, 1, 1],
      ]),
      scores: float64([3], [1, 1, 0.5]),
      decay: "linear",
      threshold: 0.25,
      sigma: 1,
      minScore: 0.5,
    },
    output: { keep: int32([2], [0, 1]), scores: float64([2], [1, 0.5]) },
  },
  {
    title: "Gaussian",
    arithmetic:
      "IoU 1/2: u²/σ = (1/4) / (1/2) = 1/2; 3/4 · e^(-1/2) = 0.75 · 0.60653 = 0.45490; box 2 keeps 1/2",
    input: {
      boxes: halves,
      scores: float64([3], [1, 0.75, 0.5]),
      decay: "gaussian",
      threshold: 0,
      sigma: 0.5,
      minScore: 0,
    },
    output: { keep: int32([3], [0, 2, 1]), scores: float64([3], [1, 0.5, 0.75 * Math.exp(-0.5)]) },
  },
  {
    title: "Gaussian, σ next to nothing",
    arithmetic: "IoU 1/64: u²/σ = 2^-12 / 2^-15 = 8; 1/2 · e^(-8) = 0.5 · 0.00033546 = 0.00016773",
    input: {
      boxes: rows(4, [
        [0, 0, 64, 1],
        [0, 0, 1, 1],
      ]),
      scores: float64([2], [1, 0.5]),
      decay: "gaussian",
      threshold: 0,
      sigma: 2 ** -15,
      minScore: 0,
    },
    output: { keep: int32([2], [0, 1]), scores: float64([2], [1, 0.5 * Math.exp(-8)]) },
  },
  {
    title: "Gaussian, a great σ",
    arithmetic: "a box and itself, IoU 1: u²/σ = 1/64; 1/2 · e^(-1/64) = 0.5 · 0.98450 = 0.49225",
    input: {
      boxes: rows(4, [
        [0, 0, 1, 1],
        [0, 0, 1, 1],
      ]),
      scores: float64([2], [1, 0.5]),
      decay: "gaussian",
      threshold: 0,
      sigma: 64,
      minScore: 0,
    },
    output: { keep: int32([2], [0, 1]), scores: float64([2], [1, 0.5 * Math.exp(-1 / 64)]) },
  },
]
