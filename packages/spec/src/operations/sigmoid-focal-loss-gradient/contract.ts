import type { Contract } from "@detspec/core"
import type { LossGradientOutput } from "../../shared/loss-gradient.js"
import { gradientContract } from "../../shared/loss-gradient.js"
import type { SigmoidFocalLossInput } from "../sigmoid-focal-loss/contract.js"
import { sigmoidFocalLossContract } from "../sigmoid-focal-loss/contract.js"
import { focalSlopeScale } from "./scale.js"

export type SigmoidFocalLossGradientInput = SigmoidFocalLossInput
export type SigmoidFocalLossGradientOutput = LossGradientOutput

export const sigmoidFocalLossGradientContract: Contract<
  SigmoidFocalLossGradientInput,
  SigmoidFocalLossGradientOutput
> = gradientContract(sigmoidFocalLossContract, {
  name: "sigmoidFocalLossGradient",
  formula: [
    String.raw`\frac{\partial\, \mathrm{FL}}{\partial x} = \alpha_t \, q^\gamma \left( \sigma(x) - t + \gamma \, \frac{q'}{q} \, \mathrm{CE}(x, t) \right), \quad q' = (1 - 2t) \, \sigma(x) \, \sigma(-x)`,
  ],
  along: "logits",
  shape: ["N", "K"],
  unit: "nats a logit",
  accuracy: {
    kind: "rounded",
    cost: { roundings: 24, divisions: 4, exps: 5, logs: 2 },
    because:
      "the loss's own factors, and beside them σ(x) - t of size 1 and γ q'/q CE, with q' exact to 10 relative roundings",
    scale: focalSlopeScale,
  },
  edgeCases: ["Where q is 0 the loss is flat: the slope is 0, also for γ below 1.", "γ = 0: α_t (σ(x) - t)."],
})
