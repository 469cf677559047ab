import type { Contract, FloatTensor, Uint8Tensor } from "@detspec/core"
import { cite, floats, masks } from "@detspec/core"

export type MaskIouInput = { readonly masks1: Uint8Tensor; readonly masks2: Uint8Tensor }
export type MaskIouOutput = { readonly iou: FloatTensor }

export const maskIouContract: Contract<MaskIouInput, MaskIouOutput> = {
  name: "maskIou",
  summary: "How much each mask of one list overlaps each mask of another: shared pixels over joint pixels.",
  formula: [
    String.raw`\mathrm{IoU}(a, b) = \frac{\sum_{ij} a_{ij} b_{ij}}{\sum_{ij} a_{ij} + \sum_{ij} b_{ij} - \sum_{ij} a_{ij} b_{ij}}`,
  ],
  inputs: {
    masks1: masks(["N", "H", "W"], "the masks of the rows"),
    masks2: masks(["M", "H", "W"], "the masks of the columns"),
  },
  outputs: { iou: floats(["N", "M"], "ratio in [0, 1]", "overlap of masks1[n] with masks2[m]") },
  requires: [],
  accuracy: {
    iou: {
      kind: "rounded",
      cost: { roundings: 4, divisions: 1 },
      because:
        "pixels are counted in whole numbers; shared and joint counts round at most once each where they exceed " +
        "what the format holds, the joint one after a sum and a difference; then one division",
      scale: (_, { iou }) => iou,
    },
  },
  edgeCases: [
    "Two masks without a pixel have IoU 0: 0/0 is read as no overlap.",
    "A mask with itself has IoU 1 when it has a pixel.",
    "No masks on one side give a matrix with no rows or no columns.",
  ],
  presets: {},
  sources: [
    cite("coco", "section 5: the evaluation of segmentations, by the area of intersection over union"),
  ],
}
