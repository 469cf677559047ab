import type { KernelOf } from "../kernel.js"
import { pairLoss } from "../losses/pairs.js"

export const distanceBoxIouLossKernel: KernelOf<"distanceBoxIouLoss"> = (input, call) =>
  pairLoss(call, "distanceBoxIouLoss", input)
