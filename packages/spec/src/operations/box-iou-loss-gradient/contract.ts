import type { Contract } from "@detspec/core"
import { iouSlopeEdges } from "../../shared/iou-loss-fields.js"
import { cornerScale, iouSlopeScale } from "../../shared/iou-loss-scale.js"
import type { LossGradientOutput } from "../../shared/loss-gradient.js"
import { gradientContract } from "../../shared/loss-gradient.js"
import type { BoxIouLossInput } from "../box-iou-loss/contract.js"
import { boxIouLossContract } from "../box-iou-loss/contract.js"

export type BoxIouLossGradientInput = BoxIouLossInput
export type BoxIouLossGradientOutput = LossGradientOutput

export const boxIouLossGradientContract: Contract<BoxIouLossGradientInput, BoxIouLossGradientOutput> =
  gradientContract(boxIouLossContract, {
    name: "boxIouLossGradient",
    formula: [
      String.raw`\frac{\partial \ell}{\partial p_k} = -\frac{\partial\, \mathrm{IoU}}{\partial p_k}, \quad p_k \in \{x_1, y_1, x_2, y_2\}`,
    ],
    along: "predictions",
    shape: ["N", 4],
    unit: "1/pixel",
    accuracy: {
      kind: "rounded",
      cost: { roundings: 36, divisions: 2 },
      because:
        "(IoU U' - I')/(U + ε): I' and U' are a side each, U takes 12 roundings and IoU 20, all relative to a side over the joint area",
      scale: (input) => cornerScale(input, (p, t) => iouSlopeScale(p, t, input.epsilon)),
    },
    edgeCases: [
      ...iouSlopeEdges,
      "Boxes that do not overlap give no slope: this loss alone does not draw them together.",
    ],
  })
