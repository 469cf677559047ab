import type { Contract } from "@detspec/core"
import { iouSlopeEdges } from "../../shared/iou-loss-fields.js"
import { cornerScale, distanceSlopeScale, iouSlopeScale } from "../../shared/iou-loss-scale.js"
import type { LossGradientOutput } from "../../shared/loss-gradient.js"
import { gradientContract } from "../../shared/loss-gradient.js"
import type { DistanceBoxIouLossInput } from "../distance-box-iou-loss/contract.js"
import { distanceBoxIouLossContract } from "../distance-box-iou-loss/contract.js"

export type DistanceBoxIouLossGradientInput = DistanceBoxIouLossInput
export type DistanceBoxIouLossGradientOutput = LossGradientOutput

export const distanceBoxIouLossGradientContract: Contract<
  DistanceBoxIouLossGradientInput,
  DistanceBoxIouLossGradientOutput
> = gradientContract(distanceBoxIouLossContract, {
  name: "distanceBoxIouLossGradient",
  formula: [
    String.raw`\frac{\partial \ell}{\partial p_k} = -\frac{\partial\, \mathrm{IoU}}{\partial p_k} + \frac{\partial}{\partial p_k} \frac{\rho^2}{c^2 + \varepsilon}, \quad p_k \in \{x_1, y_1, x_2, y_2\}`,
  ],
  along: "predictions",
  shape: ["N", 4],
  unit: "1/pixel",
  accuracy: {
    kind: "rounded",
    cost: { roundings: 48, divisions: 3 },
    because:
      "boxIouLossGradient's 36, and for the distance ρ/c² and 2 side/c² of 16 roundings each, with the shift of the centres",
    scale: (input) =>
      cornerScale(
        input,
        (p, t) => iouSlopeScale(p, t, input.epsilon) + 2 * distanceSlopeScale(p, t, input.epsilon),
      ),
  },
  edgeCases: [...iouSlopeEdges, "Boxes that do not overlap are drawn together by their centres."],
})
