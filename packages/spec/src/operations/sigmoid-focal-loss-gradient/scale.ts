import type { Float64Tensor } from "@detspec/core"
import { elementwise } from "../../shared/elementwise.js"
import { logLoss } from "../binary-cross-entropy/spec.js"
import type { SigmoidFocalLossInput } from "../sigmoid-focal-loss/contract.js"
import { modulatorScale } from "../sigmoid-focal-loss/scale.js"
import { missingRate } from "./spec.js"

/** The size of the terms of the slope, element by element. */
export const focalSlopeScale = (input: SigmoidFocalLossInput): Float64Tensor =>
  elementwise(input.logits, input.targets, (x, t) => {
    const modulated = input.gamma * Math.abs(missingRate(x, t)) * (1 + logLoss(x, t))
    return modulatorScale(input, x, t) * (1 + modulated)
  })
