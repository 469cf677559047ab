import type { Contract, FloatTensor, Int32Tensor } from "@detspec/core"
import { between, boxes, cite, floats, int32s, number, ordered } from "@detspec/core"

export type BatchedNmsInput = {
  readonly boxes: FloatTensor
  readonly scores: FloatTensor
  readonly groups: Int32Tensor
  readonly threshold: number
}
export type BatchedNmsOutput = { readonly keep: Int32Tensor }

export const batchedNmsContract: Contract<BatchedNmsInput, BatchedNmsOutput> = {
  name: "batchedNms",
  summary: "Non-maximum suppression within each group on its own: a class, an image, a level of the pyramid.",
  formula: [
    String.raw`i \text{ is kept} \iff \nexists\, j \text{ kept, before } i: g_i = g_j \text{ and } \mathrm{IoU}(b_i, b_j) > \tau`,
    String.raw`j \text{ before } i \iff s_j > s_i \text{ or } (s_j = s_i \text{ and } j < i)`,
  ],
  inputs: {
    boxes: boxes("N", "the candidates of all groups"),
    scores: floats(["N"], "any", "one score a box; only their order matters"),
    groups: int32s(["N"], "g: the group of each box; any whole number"),
    threshold: number(between(0, 1), "IoU", "τ: the largest overlap that two kept boxes of a group may have"),
  },
  outputs: {
    keep: int32s(["K"], "indices of the kept boxes of all groups, by score descending, then index ascending"),
  },
  requires: [ordered("boxes")],
  accuracy: {
    keep: { kind: "choice", because: "an IoU within rounding of τ may fall on either side of it" },
  },
  edgeCases: [
    "Boxes of different groups never suppress each other, equal or not, wherever their coordinates lie.",
    "The output is ordered by score over all groups, not group by group.",
    "An IoU of exactly τ does not suppress; equal scores: the lower index goes first.",
    "One group: as nms. Every box a group of its own: all are kept.",
  ],
  presets: {},
  sources: [cite("rcnn", "section 2.2: greedy, for each class independently")],
}
