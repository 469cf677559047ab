import { elementwise } from "../../shared/elementwise.js"
import { sigmoid } from "../../shared/logistic.js"
import { logLoss } from "../binary-cross-entropy/spec.js"
import { logLossSlope } from "../binary-cross-entropy-gradient/spec.js"
import type { SigmoidFocalLossInput } from "../sigmoid-focal-loss/contract.js"
import { classWeight, missing, sigmoidFocalLoss } from "../sigmoid-focal-loss/spec.js"
import type { SigmoidFocalLossGradientOutput } from "./contract.js"

/** q' / q: between -1 and 1; 0 where q is. */
export const missingRate = (x: number, t: number): number => {
  const q = missing(x, t)
  return q > 0 ? ((1 - 2 * t) * sigmoid(x) * sigmoid(-x)) / q : 0
}

const focalSlope = (input: SigmoidFocalLossInput, x: number, t: number): number => {
  const modulator = missing(x, t) ** input.gamma
  const modulated = input.gamma * modulator * missingRate(x, t) * logLoss(x, t)
  return classWeight(input, t) * (modulator * logLossSlope(x, t) + modulated)
}

/** The focal loss of every element and its slope along the logit. */
export const sigmoidFocalLossGradient = (input: SigmoidFocalLossInput): SigmoidFocalLossGradientOutput => ({
  ...sigmoidFocalLoss(input),
  gradient: elementwise(input.logits, input.targets, (x, t) => focalSlope(input, x, t)),
})
