import { elementwise } from "../../shared/elementwise.js"
import { softplus } from "../../shared/logistic.js"
import type { BinaryCrossEntropyInput, BinaryCrossEntropyOutput } from "./contract.js"

/** -t ln σ(x) - (1 - t) ln σ(-x): both terms are at least 0, so nothing cancels. */
export const logLoss = (x: number, t: number): number => t * softplus(-x) + (1 - t) * softplus(x)

/** `logLoss` of every element. */
export const binaryCrossEntropy = ({
  logits,
  targets,
}: BinaryCrossEntropyInput): BinaryCrossEntropyOutput => ({
  loss: elementwise(logits, targets, logLoss),
})
