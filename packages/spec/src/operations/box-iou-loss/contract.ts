import type { Contract, FloatTensor } from "@detspec/core"
import { cite, ordered } from "@detspec/core"
import type { IouLossInput } from "../../shared/iou-loss-fields.js"
import { iouLossEdges, iouLossFields, iouLossOutput } from "../../shared/iou-loss-fields.js"
import { boxIouLossPresets } from "./presets.js"

export type BoxIouLossInput = IouLossInput
export type BoxIouLossOutput = { readonly loss: FloatTensor }

export const boxIouLossContract: Contract<BoxIouLossInput, BoxIouLossOutput> = {
  name: "boxIouLoss",
  summary: "What each predicted box lacks in overlap with its target.",
  formula: [String.raw`\ell = 1 - \frac{|p \cap t|}{|p \cup t| + \varepsilon}`],
  inputs: iouLossFields,
  outputs: { loss: iouLossOutput },
  requires: [ordered("predictions"), ordered("targets")],
  accuracy: {
    loss: {
      kind: "rounded",
      cost: { roundings: 20, divisions: 1 },
      because:
        "the 16 roundings of an IoU, which is 1 at most, ε rounded and added, and the difference from 1",
      scale: () => 1,
    },
  },
  edgeCases: [
    ...iouLossEdges,
    "Boxes that do not overlap have loss 1, however far apart they are.",
    "This is 1 - IoU, not UnitBox's -ln IoU, which is infinite there.",
  ],
  presets: boxIouLossPresets,
  sources: [cite("giou", "algorithm 2: L_IoU = 1 - IoU"), cite("unitBox", "the IoU loss layer: -ln IoU")],
}
