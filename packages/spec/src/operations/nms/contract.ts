import type { Contract, FloatTensor, Int32Tensor } from "@detspec/core"
import { between, boxes, cite, floats, int32s, number, ordered } from "@detspec/core"

export type NmsInput = {
  readonly boxes: FloatTensor
  readonly scores: FloatTensor
  readonly threshold: number
}
export type NmsOutput = { readonly keep: Int32Tensor }

export const nmsContract: Contract<NmsInput, NmsOutput> = {
  name: "nms",
  summary:
    "Walks down the boxes by score and keeps each that no kept box overlaps by more than the threshold.",
  formula: [
    String.raw`i \text{ is kept} \iff \nexists\, j \text{ kept, before } i: \mathrm{IoU}(b_i, b_j) > \tau`,
    String.raw`j \text{ before } i \iff s_j > s_i \text{ or } (s_j = s_i \text{ and } j < i)`,
  ],
  inputs: {
    boxes: boxes("N", "the candidates"),
    scores: floats(["N"], "any", "one score a box; only their order matters"),
    threshold: number(between(0, 1), "IoU", "τ: the largest overlap that two kept boxes may have"),
  },
  outputs: { keep: int32s(["K"], "indices of the kept boxes, by score descending, then index ascending") },
  requires: [ordered("boxes")],
  accuracy: {
    keep: { kind: "choice", because: "an IoU within rounding of τ may fall on either side of it" },
  },
  edgeCases: [
    "An IoU of exactly τ does not suppress.",
    "Equal scores: the lower index goes first.",
    "A suppressed box suppresses nothing.",
    "Boxes without area overlap nothing, so they are all kept.",
    "τ = 1 keeps every box. No boxes: none kept.",
  ],
  presets: {},
  sources: [
    cite("rcnn", "section 2.2: greedy, per class, suppressed by a higher-scoring selected region"),
    cite("fasterRcnn", "section 3.3: τ = 0.7 on proposals"),
  ],
}
