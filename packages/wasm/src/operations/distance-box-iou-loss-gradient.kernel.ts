import type { KernelOf } from "../kernel.js"
import { pairLossAndSlopes } from "../losses/pairs.js"

export const distanceBoxIouLossGradientKernel: KernelOf<"distanceBoxIouLossGradient"> = (input, call) =>
  pairLossAndSlopes(call, "distanceBoxIouLoss", input)
