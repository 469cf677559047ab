import type { Contract } from "@detspec/core"
import type { LossGradientOutput } from "../../shared/loss-gradient.js"
import { gradientContract } from "../../shared/loss-gradient.js"
import type { BinaryCrossEntropyInput } from "../binary-cross-entropy/contract.js"
import { binaryCrossEntropyContract } from "../binary-cross-entropy/contract.js"

export type BinaryCrossEntropyGradientInput = BinaryCrossEntropyInput
export type BinaryCrossEntropyGradientOutput = LossGradientOutput

export const binaryCrossEntropyGradientContract: Contract<
  BinaryCrossEntropyGradientInput,
  BinaryCrossEntropyGradientOutput
> = gradientContract(binaryCrossEntropyContract, {
  name: "binaryCrossEntropyGradient",
  formula: [String.raw`\frac{\partial \ell}{\partial x} = \sigma(x) - t`],
  along: "logits",
  shape: ["N", "K"],
  unit: "probability in [-1, 1]",
  accuracy: {
    kind: "rounded",
    cost: { roundings: 4, divisions: 1, exps: 1 },
    because: "σ(x) takes an exponential, a sum and a quotient, and t is taken away: all of size 1 at most",
    scale: () => 1,
  },
  edgeCases: ["No logit overflows: 0 where the prediction is right beyond doubt, ±1 where it is wrong."],
})
