import type { KernelOf } from "../kernel.js"
import { pairLoss } from "../losses/pairs.js"

export const generalizedBoxIouLossKernel: KernelOf<"generalizedBoxIouLoss"> = (input, call) =>
  pairLoss(call, "generalizedBoxIouLoss", input)
