import type { KernelOf } from "../kernel.js"
import { pairLossAndSlopes } from "../losses/pairs.js"

export const generalizedBoxIouLossGradientKernel: KernelOf<"generalizedBoxIouLossGradient"> = (input, call) =>
  pairLossAndSlopes(call, "generalizedBoxIouLoss", input)
