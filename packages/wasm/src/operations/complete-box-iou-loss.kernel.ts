import type { KernelOf } from "../kernel.js"
import { pairLoss } from "../losses/pairs.js"

export const completeBoxIouLossKernel: KernelOf<"completeBoxIouLoss"> = (input, call) =>
  pairLoss(call, "completeBoxIouLoss", input)
