import type { Contract, FloatTensor } from "@detspec/core"
import { choice, cite, coordinate, floats } from "@detspec/core"
import { spanScale } from "./accuracy.js"
import { sizesNotNegative } from "./sizes-not-negative.js"

export type BoxFormat = "xyxy" | "xywh" | "cxcywh"
export type ConvertBoxesInput = {
  readonly boxes: FloatTensor
  readonly from: BoxFormat
  readonly to: BoxFormat
}
export type ConvertBoxesOutput = { readonly boxes: FloatTensor }

const formats: readonly BoxFormat[] = ["xyxy", "xywh", "cxcywh"]

export const convertBoxesContract: Contract<ConvertBoxesInput, ConvertBoxesOutput> = {
  name: "convertBoxes",
  summary: "The same boxes in another notation: two corners, corner and size, or centre and size.",
  formula: [
    String.raw`w = x_2 - x_1, \quad x_c = (x_1 + x_2) / 2 = x_1 + w / 2, \quad x_{1,2} = x_c \mp w / 2`,
    String.raw`h = y_2 - y_1, \quad y_c = (y_1 + y_2) / 2 = y_1 + h / 2, \quad y_{1,2} = y_c \mp h / 2`,
  ],
  inputs: {
    boxes: floats(["N", 4], "pixels", "one box a row, as `from` says", coordinate),
    from: choice(formats, "(x1, y1, x2, y2), (x1, y1, w, h) or (x centre, y centre, w, h)"),
    to: choice(formats, "the notation to be written"),
  },
  outputs: { boxes: floats(["N", 4], "pixels", "one box a row, as `to` says") },
  requires: [sizesNotNegative],
  accuracy: {
    boxes: {
      kind: "rounded",
      cost: { roundings: 4 },
      because: "a half, a sum and a difference of two coordinates of one axis, through corners or directly",
      scale: spanScale,
    },
  },
  edgeCases: [
    "From a notation to itself: the same numbers.",
    "Degenerate boxes keep their size 0; negative sizes and x2 < x1 are refused.",
    "Nothing is added or subtracted for pixels: a width is x2 - x1, as COCO's is.",
  ],
  presets: {},
  sources: [cite("fasterRcnn", "section 3.1.2: x, y, w and h denote the centre, width and height of a box")],
}
