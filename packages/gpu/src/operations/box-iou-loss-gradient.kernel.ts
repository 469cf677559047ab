import { iouLossGradient } from "../iou-loss.js"
import type { KernelOf } from "../kernel.js"
import { boxIouLossTerms } from "./box-iou-loss.kernel.js"

export const boxIouLossGradientKernel: KernelOf<"boxIouLossGradient"> = iouLossGradient(
  "boxIouLossGradient",
  () => boxIouLossTerms,
)
