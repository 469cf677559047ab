import { elementwise } from "../../shared/elementwise.js"
import { sigmoid } from "../../shared/logistic.js"
import type { BinaryCrossEntropyInput } from "../binary-cross-entropy/contract.js"
import { binaryCrossEntropy } from "../binary-cross-entropy/spec.js"
import type { BinaryCrossEntropyGradientOutput } from "./contract.js"

/** σ(x) - t, as (1 - t) σ(x) - t σ(-x): small differences keep their digits. */
export const logLossSlope = (x: number, t: number): number => (1 - t) * sigmoid(x) - t * sigmoid(-x)

/** The loss of every element and its slope along the logit. */
export const binaryCrossEntropyGradient = (
  input: BinaryCrossEntropyInput,
): BinaryCrossEntropyGradientOutput => ({
  ...binaryCrossEntropy(input),
  gradient: elementwise(input.logits, input.targets, logLossSlope),
})
