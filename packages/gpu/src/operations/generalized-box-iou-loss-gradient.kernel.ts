import { iouLossGradient } from "../iou-loss.js"
import type { KernelOf } from "../kernel.js"
import { generalizedBoxIouLossTerms } from "./generalized-box-iou-loss.kernel.js"

export const generalizedBoxIouLossGradientKernel: KernelOf<"generalizedBoxIouLossGradient"> = iouLossGradient(
  "generalizedBoxIouLossGradient",
  () => generalizedBoxIouLossTerms,
)
