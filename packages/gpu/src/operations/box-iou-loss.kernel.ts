import type { Terms } from "../iou-loss.js"
import { iouLoss } from "../iou-loss.js"
import type { KernelOf } from "../kernel.js"

/** 1 - IoU. */
export const boxIouLossTerms: Terms = { hull: 0, distance: 0, shape: 0, full: 0 }

export const boxIouLossKernel: KernelOf<"boxIouLoss"> = iouLoss("boxIouLoss", () => boxIouLossTerms)
