import type { Contract, FloatTensor } from "@detspec/core"
import { anyFinite, between, boxes, cite, floats, number } from "@detspec/core"

export type ClipBoxesInput = {
  readonly boxes: FloatTensor
  readonly height: number
  readonly width: number
}
export type ClipBoxesOutput = { readonly boxes: FloatTensor }

const side = between(0, 2 ** 30)

export const clipBoxesContract: Contract<ClipBoxesInput, ClipBoxesOutput> = {
  name: "clipBoxes",
  summary: "Moves each coordinate into the image.",
  formula: [
    String.raw`x' = \min(\max(x, 0), W) \text{ for } x \in \{x_1, x_2\}`,
    String.raw`y' = \min(\max(y, 0), H) \text{ for } y \in \{y_1, y_2\}`,
  ],
  inputs: {
    boxes: floats(
      ["N", 4],
      "pixels",
      "x1, y1, x2, y2; corners in any order, as far out as they like",
      anyFinite,
    ),
    height: number(side, "pixels", "H: the image's height"),
    width: number(side, "pixels", "W: the image's width"),
  },
  outputs: { boxes: boxes("N", "the same boxes, inside [0, W] × [0, H]") },
  requires: [],
  accuracy: { boxes: { kind: "exact", because: "a coordinate is kept or replaced by a bound" } },
  edgeCases: [
    "A box inside the image stays as it is, also one that touches x = W or y = H: pixel W - 1 ends at W.",
    "A box outside becomes a line or a point on the border; removeSmallBoxes drops it.",
    "Corners out of order stay out of order, or fall together.",
  ],
  presets: {},
  sources: [cite("fasterRcnn", "section 3.3: boxes that cross the image boundary are clipped to it")],
}
