import type { In } from "@detspec/spec"
import type { Terms } from "../iou-loss.js"
import { iouLoss } from "../iou-loss.js"
import type { KernelOf } from "../kernel.js"

/** 1 - CIoU; `alphaGradient` matters to the slope only. */
export const completeBoxIouLossTerms = ({ alphaGradient }: In<"completeBoxIouLoss">): Terms => ({
  hull: 0,
  distance: 1,
  shape: 1,
  full: alphaGradient === "full" ? 1 : 0,
})

export const completeBoxIouLossKernel: KernelOf<"completeBoxIouLoss"> = iouLoss(
  "completeBoxIouLoss",
  completeBoxIouLossTerms,
)
