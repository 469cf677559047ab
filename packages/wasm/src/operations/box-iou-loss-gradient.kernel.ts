import type { KernelOf } from "../kernel.js"
import { pairLossAndSlopes } from "../losses/pairs.js"

export const boxIouLossGradientKernel: KernelOf<"boxIouLossGradient"> = (input, call) =>
  pairLossAndSlopes(call, "boxIouLoss", input)
