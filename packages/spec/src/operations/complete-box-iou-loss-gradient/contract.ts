import type { Contract } from "@detspec/core"
import { iouSlopeEdges } from "../../shared/iou-loss-fields.js"
import type { LossGradientOutput } from "../../shared/loss-gradient.js"
import { gradientContract } from "../../shared/loss-gradient.js"
import type { CompleteBoxIouLossInput } from "../complete-box-iou-loss/contract.js"
import { completeBoxIouLossContract } from "../complete-box-iou-loss/contract.js"
import { completeSlopeScale } from "./scale.js"

export type CompleteBoxIouLossGradientInput = CompleteBoxIouLossInput
export type CompleteBoxIouLossGradientOutput = LossGradientOutput

export const completeBoxIouLossGradientContract: Contract<
  CompleteBoxIouLossGradientInput,
  CompleteBoxIouLossGradientOutput
> = gradientContract(completeBoxIouLossContract, {
  name: "completeBoxIouLossGradient",
  formula: [
    String.raw`\frac{\partial \ell}{\partial p_k} = -\frac{\partial\, \mathrm{IoU}}{\partial p_k} + \frac{\partial}{\partial p_k} \frac{\rho^2}{c^2 + \varepsilon} + \alpha \frac{\partial v}{\partial p_k} + \left[ v \frac{\partial \alpha}{\partial p_k} \right]_\text{full}, \quad p_k \in \{x_1, y_1, x_2, y_2\}`,
  ],
  along: "predictions",
  shape: ["N", 4],
  unit: "1/pixel",
  accuracy: {
    kind: "rounded",
    cost: { roundings: 96, divisions: 8, arctangents: 8 },
    because:
      "distanceBoxIouLossGradient's 48; α errs by its denominator's error, of size 1, over that denominator, and " +
      "multiplies the slopes of v (1 over the prediction's diagonal) and, followed, of the IoU",
    scale: completeSlopeScale,
  },
  edgeCases: [
    ...iouSlopeEdges,
    "v moves by h/(w² + h²) along w: exactly, where the authors' program leaves the denominator out.",
    "The angle of a point has no slope.",
  ],
})
