import type { Contract, FloatTensor } from "@detspec/core"
import { boxes, cite, floats, ordered } from "@detspec/core"

export type BoxIouInput = { readonly boxes1: FloatTensor; readonly boxes2: FloatTensor }
export type BoxIouOutput = { readonly iou: FloatTensor }

export const boxIouContract: Contract<BoxIouInput, BoxIouOutput> = {
  name: "boxIou",
  summary: "How much each box of one list overlaps each box of another: shared area over joint area.",
  formula: [
    String.raw`\mathrm{IoU}(a, b) = \frac{|a \cap b|}{|a \cup b|}, \quad |a \cup b| = |a| + |b| - |a \cap b|`,
    String.raw`|a \cap b| = [\min(x_2^a, x_2^b) - \max(x_1^a, x_1^b)]_+ \, [\min(y_2^a, y_2^b) - \max(y_1^a, y_1^b)]_+`,
  ],
  inputs: { boxes1: boxes("N", "the boxes of the rows"), boxes2: boxes("M", "the boxes of the columns") },
  outputs: { iou: floats(["N", "M"], "ratio in [0, 1]", "overlap of boxes1[n] with boxes2[m]") },
  requires: [ordered("boxes1"), ordered("boxes2")],
  accuracy: {
    iou: {
      kind: "rounded",
      cost: { roundings: 16, divisions: 1 },
      because:
        "every area is two differences and a product (3 roundings, relative to itself); the joint area adds three of them " +
        "(|a| + |b| + |a ∩ b| ≤ 3 |a ∪ b|, so 9) and rounds twice more; a last digit for their products",
      scale: (_, { iou }) => iou,
    },
  },
  edgeCases: [
    "Boxes that share only an edge or a corner have IoU 0.",
    "Two boxes without area have IoU 0, even when they are equal: 0/0 is read as no overlap.",
    "No boxes on one side give a matrix with no rows or no columns.",
  ],
  presets: {},
  sources: [cite("pascalVoc", "section 4.2, eq. (3): the overlap ratio a_o")],
}
