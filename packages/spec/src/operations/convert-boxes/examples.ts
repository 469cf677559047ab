import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import type { ConvertBoxesInput, ConvertBoxesOutput } from "./contract.js"

const corners = rows(4, [[2, 3, 10, 7]])
const cornerAndSize = rows(4, [[2, 3, 8, 4]])
const centreAndSize = rows(4, [[6, 5, 8, 4]])

export const convertBoxesExamples: readonly Example<ConvertBoxesInput, ConvertBoxesOutput>[] = [
  {
    title: "Corners to corner and size",
    arithmetic: "w = 10 - 2 = 8, h = 7 - 3 = 4",
    input: { boxes: corners, from: "xyxy", to: "xywh" },
    output: { boxes: cornerAndSize },
  },
  {
    title: "Corner and size to centre and size",
    arithmetic: "x = 2 + 8/2 = 6, y = 3 + 4/2 = 5",
    input: { boxes: cornerAndSize, from: "xywh", to: "cxcywh" },
    output: { boxes: centreAndSize },
  },
  {
    title: "Centre and size to corners",
    arithmetic: "x = 6 ∓ 4, y = 5 ∓ 2",
    input: { boxes: centreAndSize, from: "cxcywh", to: "xyxy" },
    output: { boxes: corners },
  },
  {
    title: "Half a pixel, and a point",
    arithmetic: "w = 1.5 - 1 = 1/2: nothing is added for the pixel, nothing cut off; a point: 4 - 4 = 0",
    input: {
      boxes: rows(4, [
        [1, 1, 1.5, 1.25],
        [4, 5, 4, 5],
      ]),
      from: "xyxy",
      to: "cxcywh",
    },
    output: {
      boxes: rows(4, [
        [1.25, 1.125, 0.5, 0.25],
        [4, 5, 0, 0],
      ]),
    },
  },
]
