import { iouLossGradient } from "../iou-loss.js"
import type { KernelOf } from "../kernel.js"
import { completeBoxIouLossTerms } from "./complete-box-iou-loss.kernel.js"

export const completeBoxIouLossGradientKernel: KernelOf<"completeBoxIouLossGradient"> = iouLossGradient(
  "completeBoxIouLossGradient",
  completeBoxIouLossTerms,
)
