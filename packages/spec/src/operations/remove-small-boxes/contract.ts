import type { Contract, FloatTensor, Int32Tensor } from "@detspec/core"
import { between, boxes, int32s, number } from "@detspec/core"
import { removeSmallBoxesPresets } from "./presets.js"

export type RemoveSmallBoxesInput = { readonly boxes: FloatTensor; readonly minSize: number }
export type RemoveSmallBoxesOutput = { readonly keep: Int32Tensor }

export const removeSmallBoxesContract: Contract<RemoveSmallBoxesInput, RemoveSmallBoxesOutput> = {
  name: "removeSmallBoxes",
  summary: "The indices of the boxes whose width and height both reach a size.",
  formula: [String.raw`i \text{ is kept} \iff x_2^i - x_1^i \ge s \text{ and } y_2^i - y_1^i \ge s`],
  inputs: {
    boxes: boxes("N", "the candidates; corners in any order"),
    minSize: number(between(0, 2 ** 30), "pixels", "s: the smallest side that is kept"),
  },
  outputs: { keep: int32s(["K"], "indices of the kept boxes, ascending") },
  requires: [],
  accuracy: {
    keep: { kind: "choice", because: "a side within rounding of s may fall on either side of it" },
  },
  edgeCases: [
    "A side of exactly s is kept; so s = 0 keeps lines and points.",
    "Corners out of order make a negative side, which is never kept.",
    "No boxes: none kept.",
  ],
  presets: removeSmallBoxesPresets,
  sources: [],
}
