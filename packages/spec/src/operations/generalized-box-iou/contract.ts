import type { Contract, FloatTensor } from "@detspec/core"
import { boxes, cite, floats, ordered } from "@detspec/core"

export type GeneralizedBoxIouInput = { readonly boxes1: FloatTensor; readonly boxes2: FloatTensor }
export type GeneralizedBoxIouOutput = { readonly giou: FloatTensor }

export const generalizedBoxIouContract: Contract<GeneralizedBoxIouInput, GeneralizedBoxIouOutput> = {
  name: "generalizedBoxIou",
  summary: "IoU less the share of the smallest enclosing box that neither box covers.",
  formula: [
    String.raw`\mathrm{GIoU}(a, b) = \mathrm{IoU}(a, b) - \frac{|C| - |a \cup b|}{|C|}`,
    String.raw`C = [\min(x_1^a, x_1^b),\ \min(y_1^a, y_1^b),\ \max(x_2^a, x_2^b),\ \max(y_2^a, y_2^b)]`,
  ],
  inputs: { boxes1: boxes("N", "the boxes of the rows"), boxes2: boxes("M", "the boxes of the columns") },
  outputs: { giou: floats(["N", "M"], "in [-1, 1]", "GIoU of boxes1[n] with boxes2[m]") },
  requires: [ordered("boxes1"), ordered("boxes2")],
  accuracy: {
    giou: {
      kind: "rounded",
      cost: { roundings: 36, divisions: 2 },
      because:
        "IoU: 16 roundings and a division, relative to at most 1; the joint area (11) and the hull (3) are relative to " +
        "the hull, their difference rounds, and the division by the hull brings its 3 again: 18; the last subtraction: 1",
      scale: () => 1,
    },
  },
  edgeCases: [
    "Boxes apart have a negative GIoU that falls towards -1 with their distance.",
    "A box inside another: the hull is the larger box, and GIoU is IoU.",
    "A hull without area (two points in one place, two lines on one line) gives no penalty: GIoU is IoU, 0.",
    "Two points apart diagonally: nothing of the hull is covered, GIoU is -1.",
  ],
  presets: {},
  sources: [cite("giou", "Algorithm 1: generalized intersection over union")],
}
