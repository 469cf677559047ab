import type { Box } from "@detspec/core"
import { aspectDifference, ratio } from "../../shared/box-pair.js"
import { pairwise } from "../../shared/pairwise.js"
import { iou } from "../box-iou/spec.js"
import { distanceIou } from "../distance-box-iou/spec.js"
import type { CompleteBoxIouInput, CompleteBoxIouOutput } from "./contract.js"

/** CIoU of two boxes; v = 0 needs no α. */
export const completeIou = (a: Box, b: Box, epsilon: number): number => {
  const v = aspectDifference(a, b)
  const alpha = ratio(v, 1 - iou(a, b) + v + epsilon)
  return distanceIou(a, b, epsilon) - alpha * v
}

/** `completeIou` of every pair. */
export const completeBoxIou = ({ boxes1, boxes2, epsilon }: CompleteBoxIouInput): CompleteBoxIouOutput => ({
  ciou: pairwise(boxes1, boxes2, (a, b) => completeIou(a, b, epsilon)),
})
