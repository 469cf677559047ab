import type { KernelOf } from "../kernel.js"
import { elementwiseLossAndSlope } from "../losses/elementwise.js"
import { focal } from "./sigmoid-focal-loss.kernel.js"

export const sigmoidFocalLossGradientKernel: KernelOf<"sigmoidFocalLossGradient"> = (input, call) =>
  elementwiseLossAndSlope(call, focal(input))
