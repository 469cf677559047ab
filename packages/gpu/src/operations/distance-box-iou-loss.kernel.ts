import type { Terms } from "../iou-loss.js"
import { iouLoss } from "../iou-loss.js"
import type { KernelOf } from "../kernel.js"

/** 1 - DIoU. */
export const distanceBoxIouLossTerms: Terms = { hull: 0, distance: 1, shape: 0, full: 0 }

export const distanceBoxIouLossKernel: KernelOf<"distanceBoxIouLoss"> = iouLoss(
  "distanceBoxIouLoss",
  () => distanceBoxIouLossTerms,
)
