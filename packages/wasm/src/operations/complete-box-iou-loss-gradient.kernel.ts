import type { KernelOf } from "../kernel.js"
import { pairLossAndSlopes } from "../losses/pairs.js"

export const completeBoxIouLossGradientKernel: KernelOf<"completeBoxIouLossGradient"> = (input, call) =>
  pairLossAndSlopes(call, "completeBoxIouLoss", input)
