import type { Box } from "@detspec/core"
import { area } from "@detspec/core"
import { pairwise } from "../../shared/pairwise.js"
import type { BoxIouInput, BoxIouOutput } from "./contract.js"

/** |a ∩ b|: 0 when the boxes share no more than an edge. */
export const intersection = (a: Box, b: Box): number => {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  return Math.max(width, 0) * Math.max(height, 0)
}

/** |a ∪ b| = |a| + |b| - |a ∩ b|. */
export const union = (a: Box, b: Box): number => area(a) + area(b) - intersection(a, b)

/** The one IoU of this specification: of two boxes; 0 when neither has an area. */
export const iou = (a: Box, b: Box): number => (union(a, b) > 0 ? intersection(a, b) / union(a, b) : 0)

/** `iou` of every pair. */
export const boxIou = ({ boxes1, boxes2 }: BoxIouInput): BoxIouOutput => ({
  iou: pairwise(boxes1, boxes2, iou),
})
