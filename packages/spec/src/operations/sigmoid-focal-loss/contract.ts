import type { Contract, FloatTensor } from "@detspec/core"
import { atLeast, between, choice, cite, floats, number } from "@detspec/core"
import { sigmoidFocalLossPresets } from "./presets.js"
import { focalScale } from "./scale.js"

export type SigmoidFocalLossInput = {
  readonly logits: FloatTensor
  readonly targets: FloatTensor
  readonly weighting: "alpha" | "none"
  readonly alpha: number
  readonly gamma: number
}
export type SigmoidFocalLossOutput = { readonly loss: FloatTensor }

export const sigmoidFocalLossContract: Contract<SigmoidFocalLossInput, SigmoidFocalLossOutput> = {
  name: "sigmoidFocalLoss",
  summary: "Binary cross-entropy that turns away from what is already predicted well.",
  formula: [
    String.raw`\mathrm{FL} = \alpha_t \, q^\gamma \, \mathrm{CE}(x, t), \quad \mathrm{CE} = -t \ln \sigma(x) - (1 - t) \ln (1 - \sigma(x))`,
    String.raw`q = 1 - p_t = t \, (1 - \sigma(x)) + (1 - t) \, \sigma(x), \quad \alpha_t = \alpha t + (1 - \alpha)(1 - t)`,
  ],
  inputs: {
    logits: floats(["N", "K"], "logit", "x: the log-odds of yes, one a class"),
    targets: floats(["N", "K"], "probability", "t: 1 for yes, 0 for no, or between", between(0, 1)),
    weighting: choice(["alpha", "none"], "whether α weights the classes; with none, α_t = 1"),
    alpha: number(between(0, 1), "weight", "α: the weight of yes; no has 1 - α"),
    gamma: number(atLeast(0), "exponent", "γ: how fast well predicted elements fade; 0 fades none"),
  },
  outputs: { loss: floats(["N", "K"], "nats", "FL, at least 0, not reduced") },
  requires: [],
  accuracy: {
    loss: {
      kind: "rounded",
      cost: { roundings: 16, divisions: 2, exps: 4, logs: 2 },
      because:
        "α_t takes 5 roundings, CE is binaryCrossEntropy's of size 1 + CE; q is two logistic functions, relatively " +
        "exact to 6, and a power multiplies that by γ, and its own error by 1 + γ |ln q|",
      scale: focalScale,
    },
  },
  edgeCases: [
    "γ = 0 without weighting is binaryCrossEntropy; 0⁰ is 1.",
    "A logit of any size gives a finite loss, never below 0: q is computed as it stands, not as 1 - p_t.",
    "A target between 0 and 1 goes through the same formula.",
    "The weight α belongs to targets of 1, and 1 - α to targets of 0.",
  ],
  presets: sigmoidFocalLossPresets,
  sources: [cite("retinaNet", "eq. (5); section 5.1: α = 0.25 and γ = 2")],
}
