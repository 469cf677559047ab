import type { Example } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { DecodeBoxesInput, DecodeBoxesOutput } from "./contract.js"

export const decodeBoxesExamples: readonly Example<DecodeBoxesInput, DecodeBoxesOutput>[] = [
  {
    title: "Shifted, twice as wide, half as high",
    arithmetic:
      "anchor: centre (4, 2), size 8 × 4; x = 1/2 · 8 + 4 = 8, y = 1/4 · 4 + 2 = 3, w = 8 · 2 = 16, h = 4/2 = 2: " +
      "[8 - 8, 3 - 1, 8 + 8, 3 + 1]",
    input: {
      deltas: float64([1, 1, 4], [1 / 2, 1 / 4, Math.LN2, -Math.LN2]),
      anchors: rows(4, [[0, 0, 8, 4]]),
      weights: [1, 1, 1, 1],
      clamp: Infinity,
    },
    output: { boxes: float64([1, 1, 4], [0, 2, 16, 4]) },
  },
  {
    title: "Two classes, one anchor, weighted",
    arithmetic:
      "first class: 5/10 = 1/2 and 5 ln 2 / 5 = ln 2, as above but as high as before; second: deltas 0, the anchor",
    input: {
      deltas: float64([1, 2, 4], [5, 5 / 2, 5 * Math.LN2, 0, 0, 0, 0, 0]),
      anchors: rows(4, [[0, 0, 8, 4]]),
      weights: [10, 10, 5, 5],
      clamp: Infinity,
    },
    output: { boxes: float64([1, 2, 4], [0, 1, 16, 5, 0, 0, 8, 4]) },
  },
  {
    title: "Growth clamped at ln 4, shrinking not",
    arithmetic:
      "w = 2 · min(e^9, 4) = 8 around 1; h = 2 · 1/8 = 1/4 around 1: [1 - 4, 1 - 1/8, 1 + 4, 1 + 1/8]",
    input: {
      deltas: float64([1, 1, 4], [0, 0, 9, -3 * Math.LN2]),
      anchors: rows(4, [[0, 0, 2, 2]]),
      weights: [1, 1, 1, 1],
      clamp: 2 * Math.LN2,
    },
    output: { boxes: float64([1, 1, 4], [-3, 7 / 8, 5, 9 / 8]) },
  },
  {
    title: "An anchor without a width",
    arithmetic: "w_a = 0: no shift and no growth in x; y = 1 · 2 + 1 = 3, h = 2: [5, 2, 5, 4]",
    input: {
      deltas: float64([1, 1, 4], [7, 1, 7, 0]),
      anchors: rows(4, [[5, 0, 5, 2]]),
      weights: [1, 1, 1, 1],
      clamp: Infinity,
    },
    output: { boxes: float64([1, 1, 4], [5, 2, 5, 4]) },
  },
]
