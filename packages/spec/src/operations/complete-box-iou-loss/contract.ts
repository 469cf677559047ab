import type { Contract, FloatTensor } from "@detspec/core"
import { choice, cite, ordered } from "@detspec/core"
import type { IouLossInput } from "../../shared/iou-loss-fields.js"
import { iouLossEdges, iouLossFields, iouLossOutput } from "../../shared/iou-loss-fields.js"
import { centreScale, pairScale } from "../../shared/iou-loss-scale.js"
import { completeBoxIouLossPresets } from "./presets.js"

export type CompleteBoxIouLossInput = IouLossInput & { readonly alphaGradient: "constant" | "full" }
export type CompleteBoxIouLossOutput = { readonly loss: FloatTensor }

export const completeBoxIouLossContract: Contract<CompleteBoxIouLossInput, CompleteBoxIouLossOutput> = {
  name: "completeBoxIouLoss",
  summary:
    "What a predicted box lacks in overlap, how far its centre is off, and how much its shape differs.",
  formula: [
    String.raw`\ell = 1 - \mathrm{IoU} + \frac{\rho^2}{c^2 + \varepsilon} + \alpha v, \quad \mathrm{IoU} = \frac{|p \cap t|}{|p \cup t| + \varepsilon}`,
    String.raw`v = \frac{4}{\pi^2} \left( \arctan \frac{w_t}{h_t} - \arctan \frac{w_p}{h_p} \right)^2, \quad \alpha = \frac{v}{1 - \mathrm{IoU} + v + \varepsilon}`,
    String.raw`\rho \text{: distance of the centres}, \quad c \text{: diagonal of the smallest box around } p \text{ and } t`,
  ],
  inputs: {
    ...iouLossFields,
    alphaGradient: choice(
      ["constant", "full"],
      "whether the gradient holds α constant or follows it too; the loss is the same",
    ),
  },
  outputs: { loss: iouLossOutput },
  requires: [ordered("predictions"), ordered("targets")],
  accuracy: {
    loss: {
      kind: "rounded",
      cost: { roundings: 80, divisions: 6, arctangents: 6 },
      because:
        "distanceBoxIouLoss's 40; v is 1 at most and errs by twice the two angles, α v = v² / (1 - IoU + v + ε) " +
        "by twice v's error and once the IoU's, since v is below the denominator",
      scale: (input) => pairScale(input, (p, t) => 2 + centreScale(p, t, input.epsilon)),
    },
  },
  edgeCases: [
    ...iouLossEdges,
    "The angle of a box is atan2(w, h): π/2 for a flat one (h = 0), and 0 for a point.",
    "Equal shapes have v = 0 and so no penalty; α is 0 where its denominator is.",
  ],
  presets: completeBoxIouLossPresets,
  sources: [cite("diou", "Complete IoU loss")],
}
