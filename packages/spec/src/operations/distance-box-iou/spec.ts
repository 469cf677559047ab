import type { Box } from "@detspec/core"
import { hull, ratio, squaredDiagonal, squaredDistance } from "../../shared/box-pair.js"
import { pairwise } from "../../shared/pairwise.js"
import { iou } from "../box-iou/spec.js"
import type { DistanceBoxIouInput, DistanceBoxIouOutput } from "./contract.js"

/** DIoU of two boxes; a hull without a diagonal gives no penalty. */
export const distanceIou = (a: Box, b: Box, epsilon: number): number =>
  iou(a, b) - ratio(squaredDistance(a, b), squaredDiagonal(hull(a, b)) + epsilon)

/** `distanceIou` of every pair. */
export const distanceBoxIou = ({ boxes1, boxes2, epsilon }: DistanceBoxIouInput): DistanceBoxIouOutput => ({
  diou: pairwise(boxes1, boxes2, (a, b) => distanceIou(a, b, epsilon)),
})
