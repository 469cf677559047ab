import type { Contract, FloatTensor } from "@detspec/core"
import { aboveOrInfinite, boxes, cite, floats, number, numbers, ordered } from "@detspec/core"
import type { BoxWeights } from "../../shared/box-coder.js"
import { weightRange } from "../../shared/box-coder.js"
import { decodedScale } from "./accuracy.js"
import { boundedGrowth } from "./bounded-growth.js"
import { decodeBoxesPresets } from "./presets.js"

export type DecodeBoxesInput = {
  readonly deltas: FloatTensor
  readonly anchors: FloatTensor
  readonly weights: BoxWeights
  readonly clamp: number
}
export type DecodeBoxesOutput = { readonly boxes: FloatTensor }

export const decodeBoxesContract: Contract<DecodeBoxesInput, DecodeBoxesOutput> = {
  name: "decodeBoxes",
  summary: "The boxes that deltas describe as seen from their anchors: the inverse of encodeBoxes.",
  formula: [
    String.raw`x = (t_x / \omega_x) w_a + x_a, \quad w = w_a \exp(\min(t_w / \omega_w, \kappa)), \quad x_{1,2} = x \mp w/2`,
    String.raw`y = (t_y / \omega_y) h_a + y_a, \quad h = h_a \exp(\min(t_h / \omega_h, \kappa)), \quad y_{1,2} = y \mp h/2`,
  ],
  inputs: {
    deltas: floats(
      ["N", "K", 4],
      "1",
      "t_x, t_y, t_w, t_h for each of K classes; K = 1 where they share one box",
    ),
    anchors: boxes("N", "row n is the anchor, or the proposal, of deltas[n]"),
    weights: numbers(4, "1", "ω: what t_x, t_y, t_w and t_h are divided by", weightRange),
    clamp: number(aboveOrInfinite(0), "log of a growth", "κ: the largest growth; ln(1000/16) is common"),
  },
  outputs: { boxes: floats(["N", "K", 4], "pixels", "x1, y1, x2, y2 for each anchor and class") },
  requires: [ordered("anchors"), boundedGrowth],
  accuracy: {
    boxes: {
      kind: "rounded",
      cost: { roundings: 6, divisions: 1, exps: 1 },
      because:
        "x_a rounds twice at the size of the anchor's coordinates; the shift is a quotient and two products; growth is an " +
        "exponential whose argument's quotient counts |t_w / ω_w| times, and two products; the sums round at the size of " +
        "their terms, twice",
      scale: decodedScale,
    },
  },
  edgeCases: [
    "Deltas 0 give the anchor.",
    "Growth is clamped from above only: a box may shrink as far as it likes.",
    "Growth beyond e^64 after the clamp is refused: it is no box, and float32 could not hold it.",
    "An anchor without area gives a box without area, in its place.",
    "No anchors or no classes: no boxes.",
  ],
  presets: decodeBoxesPresets,
  sources: [
    cite("fasterRcnn", "section 3.1.2, the parameterisation of the four coordinates"),
    cite("rcnn", "appendix C, bounding-box regression"),
  ],
}
