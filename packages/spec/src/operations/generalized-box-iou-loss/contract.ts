import type { Contract, FloatTensor } from "@detspec/core"
import { cite, ordered } from "@detspec/core"
import type { IouLossInput } from "../../shared/iou-loss-fields.js"
import { iouLossEdges, iouLossFields, iouLossOutput } from "../../shared/iou-loss-fields.js"
import { generalizedBoxIouLossPresets } from "./presets.js"

export type GeneralizedBoxIouLossInput = IouLossInput
export type GeneralizedBoxIouLossOutput = { readonly loss: FloatTensor }

export const generalizedBoxIouLossContract: Contract<
  GeneralizedBoxIouLossInput,
  GeneralizedBoxIouLossOutput
> = {
  name: "generalizedBoxIouLoss",
  summary:
    "What a predicted box lacks in overlap, and how much of the smallest box around both neither fills.",
  formula: [
    String.raw`\ell = 1 - \frac{|p \cap t|}{|p \cup t| + \varepsilon} + \frac{|h| - |p \cup t|}{|h| + \varepsilon}`,
    String.raw`h \text{: the smallest box around } p \text{ and } t`,
  ],
  inputs: iouLossFields,
  outputs: { loss: iouLossOutput },
  requires: [ordered("predictions"), ordered("targets")],
  accuracy: {
    loss: {
      kind: "rounded",
      cost: { roundings: 44, divisions: 2 },
      because:
        "the IoU loss's 20; the joint area errs by 12 of |h| at most and |h| by 3, twice, with ε's two roundings " +
        "and the difference; both terms are 1 at most, and so a rounding of their sum counts twice",
      scale: () => 1,
    },
  },
  edgeCases: [
    ...iouLossEdges,
    "A hull without area gives no penalty: two points, or two lines on one line, have loss 1.",
    "Between 0 and 2: 2 is neared by small boxes far apart.",
  ],
  presets: generalizedBoxIouLossPresets,
  sources: [cite("giou", "algorithm 2: L_GIoU = 1 - GIoU")],
}
