import type { Float64Tensor } from "@detspec/core"
import { elementwise } from "../../shared/elementwise.js"
import { logLoss } from "../binary-cross-entropy/spec.js"
import type { SigmoidFocalLossInput } from "./contract.js"
import { classWeight, missing } from "./spec.js"

const smallest = 2 ** -1022

/** α_t q^γ with the factor by which the power and its exponent enlarge an error. */
export const modulatorScale = (input: SigmoidFocalLossInput, x: number, t: number): number => {
  const { gamma } = input
  const q = Math.max(missing(x, t), smallest)
  return classWeight(input, t) * q ** gamma * (1 + gamma * (1 + Math.abs(Math.log(q))))
}

/** The size of the terms of FL, element by element. */
export const focalScale = (input: SigmoidFocalLossInput): Float64Tensor =>
  elementwise(input.logits, input.targets, (x, t) => modulatorScale(input, x, t) * (1 + logLoss(x, t)))
