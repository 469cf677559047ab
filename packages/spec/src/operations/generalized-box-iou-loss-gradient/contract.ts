import type { Contract } from "@detspec/core"
import { iouSlopeEdges } from "../../shared/iou-loss-fields.js"
import { cornerScale, hullSlopeScale, iouSlopeScale } from "../../shared/iou-loss-scale.js"
import type { LossGradientOutput } from "../../shared/loss-gradient.js"
import { gradientContract } from "../../shared/loss-gradient.js"
import type { GeneralizedBoxIouLossInput } from "../generalized-box-iou-loss/contract.js"
import { generalizedBoxIouLossContract } from "../generalized-box-iou-loss/contract.js"

export type GeneralizedBoxIouLossGradientInput = GeneralizedBoxIouLossInput
export type GeneralizedBoxIouLossGradientOutput = LossGradientOutput

export const generalizedBoxIouLossGradientContract: Contract<
  GeneralizedBoxIouLossGradientInput,
  GeneralizedBoxIouLossGradientOutput
> = gradientContract(generalizedBoxIouLossContract, {
  name: "generalizedBoxIouLossGradient",
  formula: [
    String.raw`\frac{\partial \ell}{\partial p_k} = -\frac{\partial\, \mathrm{IoU}}{\partial p_k} + \frac{\partial}{\partial p_k} \frac{|h| - |p \cup t|}{|h| + \varepsilon}, \quad p_k \in \{x_1, y_1, x_2, y_2\}`,
  ],
  along: "predictions",
  shape: ["N", 4],
  unit: "1/pixel",
  accuracy: {
    kind: "rounded",
    cost: { roundings: 48, divisions: 3 },
    because:
      "boxIouLossGradient's 36, and for the hull its own slope, the joint area's, and both once more by the ratio: " +
      "three terms of a side of the hull over its area, 16 roundings each",
    scale: (input) =>
      cornerScale(
        input,
        (p, t) => iouSlopeScale(p, t, input.epsilon) + 3 * hullSlopeScale(p, t, input.epsilon),
      ),
  },
  edgeCases: [...iouSlopeEdges, "Boxes that do not overlap are drawn together, as far as the hull shrinks."],
})
