import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import type { ClipBoxesInput, ClipBoxesOutput } from "./contract.js"

export const clipBoxesExamples: readonly Example<ClipBoxesInput, ClipBoxesOutput>[] = [
  {
    title: "Over every edge of an image 10 high and 20 wide",
    arithmetic: "x: -3 → 0, 25 → 20; y: -1 → 0, 12 → 10",
    input: { boxes: rows(4, [[-3, -1, 25, 12]]), height: 10, width: 20 },
    output: { boxes: rows(4, [[0, 0, 20, 10]]) },
  },
  {
    title: "Inside, up to the last edge",
    arithmetic: "20 ≤ W and 10 ≤ H: nothing changes, the last pixel ends at W and H",
    input: {
      boxes: rows(4, [
        [19, 9, 20, 10],
        [0, 0, 20, 10],
      ]),
      height: 10,
      width: 20,
    },
    output: {
      boxes: rows(4, [
        [19, 9, 20, 10],
        [0, 0, 20, 10],
      ]),
    },
  },
  {
    title: "Outside, and with corners out of order",
    arithmetic: "x: 30 and 40 → 20, y inside: a line; corners: 25 → 20, -5 → 0, -2 → 0, 4 stays",
    input: {
      boxes: rows(4, [
        [30, 2, 40, 4],
        [25, 4, -2, -5],
      ]),
      height: 10,
      width: 20,
    },
    output: {
      boxes: rows(4, [
        [20, 2, 20, 4],
        [20, 4, 0, 0],
      ]),
    },
  },
]
