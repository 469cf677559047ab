import type { In } from "@detspec/spec"
import type { KernelOf } from "../kernel.js"
import type { Elementwise } from "../losses/elementwise.js"
import { elementwiseLoss } from "../losses/elementwise.js"

/** The weights of targets 1 and 0, and γ. */
export const focal = ({ logits, targets, weighting, alpha, gamma }: In<"sigmoidFocalLoss">): Elementwise => {
  const weights = weighting === "alpha" ? [alpha, 1 - alpha] : [1, 1]
  return { task: "sigmoidFocalLoss", logits, targets, numbers: [...weights, gamma] }
}

export const sigmoidFocalLossKernel: KernelOf<"sigmoidFocalLoss"> = (input, call) =>
  elementwiseLoss(call, focal(input))
