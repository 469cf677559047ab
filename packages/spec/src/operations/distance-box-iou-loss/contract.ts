import type { Contract, FloatTensor } from "@detspec/core"
import { cite, ordered } from "@detspec/core"
import type { IouLossInput } from "../../shared/iou-loss-fields.js"
import { iouLossEdges, iouLossFields, iouLossOutput } from "../../shared/iou-loss-fields.js"
import { centreScale, pairScale } from "../../shared/iou-loss-scale.js"
import { distanceBoxIouLossPresets } from "./presets.js"

export type DistanceBoxIouLossInput = IouLossInput
export type DistanceBoxIouLossOutput = { readonly loss: FloatTensor }

export const distanceBoxIouLossContract: Contract<DistanceBoxIouLossInput, DistanceBoxIouLossOutput> = {
  name: "distanceBoxIouLoss",
  summary: "What a predicted box lacks in overlap, and how far its centre lies from the target's.",
  formula: [
    String.raw`\ell = 1 - \frac{|p \cap t|}{|p \cup t| + \varepsilon} + \frac{\rho^2}{c^2 + \varepsilon}`,
    String.raw`\rho \text{: distance of the centres}, \quad c \text{: diagonal of the smallest box around } p \text{ and } t`,
  ],
  inputs: iouLossFields,
  outputs: { loss: iouLossOutput },
  requires: [ordered("predictions"), ordered("targets")],
  accuracy: {
    loss: {
      kind: "rounded",
      cost: { roundings: 40, divisions: 2 },
      because:
        "the IoU loss's 20; ρ² and c² take 6 roundings each, relative to c²; and the centres cancel, so ρ errs by " +
        "4 roundings of the farthest coordinate, doubled by the square, relative to c",
      scale: (input) => pairScale(input, (p, t) => 2 + centreScale(p, t, input.epsilon)),
    },
  },
  edgeCases: [
    ...iouLossEdges,
    "A hull without diagonal (one point) gives no penalty with ε = 0.",
    "Boxes with one centre have no penalty, whatever their shapes are.",
  ],
  presets: distanceBoxIouLossPresets,
  sources: [cite("diou", "Distance-IoU loss")],
}
