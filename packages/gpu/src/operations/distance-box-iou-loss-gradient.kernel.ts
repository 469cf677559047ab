import { iouLossGradient } from "../iou-loss.js"
import type { KernelOf } from "../kernel.js"
import { distanceBoxIouLossTerms } from "./distance-box-iou-loss.kernel.js"

export const distanceBoxIouLossGradientKernel: KernelOf<"distanceBoxIouLossGradient"> = iouLossGradient(
  "distanceBoxIouLossGradient",
  () => distanceBoxIouLossTerms,
)
