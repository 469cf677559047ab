import type { KernelOf } from "../kernel.js"
import { pairLoss } from "../losses/pairs.js"

export const boxIouLossKernel: KernelOf<"boxIouLoss"> = (input, call) => pairLoss(call, "boxIouLoss", input)
