import type { Box } from "@detspec/core"
import { area } from "@detspec/core"
import { hull, ratio } from "../../shared/box-pair.js"
import { pairwise } from "../../shared/pairwise.js"
import { iou, union } from "../box-iou/spec.js"
import type { GeneralizedBoxIouInput, GeneralizedBoxIouOutput } from "./contract.js"

/** GIoU of two boxes; a hull without area gives no penalty. */
export const generalizedIou = (a: Box, b: Box): number => {
  const enclosing = area(hull(a, b))
  return iou(a, b) - ratio(enclosing - union(a, b), enclosing)
}

/** `generalizedIou` of every pair. */
export const generalizedBoxIou = ({ boxes1, boxes2 }: GeneralizedBoxIouInput): GeneralizedBoxIouOutput => ({
  giou: pairwise(boxes1, boxes2, generalizedIou),
})
