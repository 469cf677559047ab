import type { Contract, FloatTensor } from "@detspec/core"
import { boxes, cite, floats, notEmpty, numbers } from "@detspec/core"
import type { BoxWeights } from "../../shared/box-coder.js"
import { weightRange } from "../../shared/box-coder.js"
import { deltaScale } from "./accuracy.js"
import { encodeBoxesPresets } from "./presets.js"
import { wideEnough } from "./wide-enough.js"

export type EncodeBoxesInput = {
  readonly boxes: FloatTensor
  readonly anchors: FloatTensor
  readonly weights: BoxWeights
}
export type EncodeBoxesOutput = { readonly deltas: FloatTensor }

export const encodeBoxesContract: Contract<EncodeBoxesInput, EncodeBoxesOutput> = {
  name: "encodeBoxes",
  summary: "Where each box lies as seen from its anchor: a shift in anchor sizes and a growth in log sizes.",
  formula: [
    String.raw`t_x = \omega_x (x - x_a) / w_a, \quad t_y = \omega_y (y - y_a) / h_a`,
    String.raw`t_w = \omega_w \ln(w / w_a), \quad t_h = \omega_h \ln(h / h_a)`,
    String.raw`(x, y) \text{ the centre},\ (w, h) \text{ the size of the box; subscript } a \text{: of its anchor}`,
  ],
  inputs: {
    boxes: boxes("N", "what is to be described: the ground truth"),
    anchors: boxes("N", "row n is the anchor, or the proposal, of boxes[n]"),
    weights: numbers(4, "1", "ω: what t_x, t_y, t_w and t_h are multiplied by", weightRange),
  },
  outputs: { deltas: floats(["N", 4], "1", "t_x, t_y, t_w, t_h of boxes[n] as seen from anchors[n]") },
  requires: [notEmpty("boxes"), notEmpty("anchors"), wideEnough],
  accuracy: {
    deltas: {
      kind: "rounded",
      cost: { roundings: 10, divisions: 2, logs: 1 },
      because:
        "each centre rounds twice at the size of the coordinates and their difference twice more: 6, over w_a; the width, " +
        "the quotient and the weight are relative to at most twice that; in t_w the quotient's error (2 and a division) " +
        "stays as it is, the logarithm and the weight are relative to |ln|",
      scale: deltaScale,
    },
  },
  edgeCases: [
    "A box equal to its anchor has deltas 0.",
    "Empty boxes and empty anchors are refused: the logarithm of their size does not exist.",
    "Anchors with a side below 2^-30 pixels are refused: the deltas would not fit float32.",
    "No boxes: no deltas.",
  ],
  presets: encodeBoxesPresets,
  sources: [
    cite("fasterRcnn", "section 3.1.2, the parameterisation of the four coordinates"),
    cite("rcnn", "appendix C, bounding-box regression"),
  ],
}
