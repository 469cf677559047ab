import { elementwise } from "../../shared/elementwise.js"
import { sigmoid } from "../../shared/logistic.js"
import { logLoss } from "../binary-cross-entropy/spec.js"
import type { SigmoidFocalLossInput, SigmoidFocalLossOutput } from "./contract.js"

type Weighting = Pick<SigmoidFocalLossInput, "weighting" | "alpha">

/** α_t: α for yes, 1 - α for no. */
export const classWeight = ({ weighting, alpha }: Weighting, t: number): number =>
  weighting === "alpha" ? alpha * t + (1 - alpha) * (1 - t) : 1

/** q = 1 - p_t: the probability that the prediction leaves to the wrong answer. */
export const missing = (x: number, t: number): number => t * sigmoid(-x) + (1 - t) * sigmoid(x)

/** The focal loss of every element. */
export const sigmoidFocalLoss = (input: SigmoidFocalLossInput): SigmoidFocalLossOutput => ({
  loss: elementwise(
    input.logits,
    input.targets,
    (x, t) => classWeight(input, t) * missing(x, t) ** input.gamma * logLoss(x, t),
  ),
})
