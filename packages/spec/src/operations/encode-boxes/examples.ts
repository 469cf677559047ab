import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import type { EncodeBoxesInput, EncodeBoxesOutput } from "./contract.js"

export const encodeBoxesExamples: readonly Example<EncodeBoxesInput, EncodeBoxesOutput>[] = [
  {
    title: "Shifted and twice as wide",
    arithmetic:
      "anchor: centre (4, 2), size 8 × 4; box: centre (8, 3), size 16 × 2: " +
      "(8 - 4)/8 = 1/2; (3 - 2)/4 = 1/4; ln(16/8) = ln 2; ln(2/4) = -ln 2",
    input: {
      boxes: rows(4, [[0, 2, 16, 4]]),
      anchors: rows(4, [[0, 0, 8, 4]]),
      weights: [1, 1, 1, 1],
    },
    output: { deltas: rows(4, [[1 / 2, 1 / 4, Math.LN2, -Math.LN2]]) },
  },
  {
    title: "The same, weighted for the second stage",
    arithmetic: "each delta times its weight: 10 · 1/2 = 5; 10 · 1/4 = 5/2; 5 ln 2; -5 ln 2",
    input: {
      boxes: rows(4, [[0, 2, 16, 4]]),
      anchors: rows(4, [[0, 0, 8, 4]]),
      weights: [10, 10, 5, 5],
    },
    output: { deltas: rows(4, [[5, 5 / 2, 5 * Math.LN2, -5 * Math.LN2]]) },
  },
  {
    title: "A box that is its anchor, and each row with its own anchor",
    arithmetic:
      "equal: all 0; second row: centre (3, 3) from (1, 2), 2/2 = 1 and 1/4; ln(2/2) = 0; ln(2/4) = -ln 2",
    input: {
      boxes: rows(4, [
        [1, 2, 5, 9],
        [2, 2, 4, 4],
      ]),
      anchors: rows(4, [
        [1, 2, 5, 9],
        [0, 0, 2, 4],
      ]),
      weights: [1, 1, 1, 1],
    },
    output: {
      deltas: rows(4, [
        [0, 0, 0, 0],
        [1, 1 / 4, 0, -Math.LN2],
      ]),
    },
  },
]
