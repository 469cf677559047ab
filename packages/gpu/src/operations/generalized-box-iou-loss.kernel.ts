import type { Terms } from "../iou-loss.js"
import { iouLoss } from "../iou-loss.js"
import type { KernelOf } from "../kernel.js"

/** 1 - GIoU. */
export const generalizedBoxIouLossTerms: Terms = { hull: 1, distance: 0, shape: 0, full: 0 }

export const generalizedBoxIouLossKernel: KernelOf<"generalizedBoxIouLoss"> = iouLoss(
  "generalizedBoxIouLoss",
  () => generalizedBoxIouLossTerms,
)
