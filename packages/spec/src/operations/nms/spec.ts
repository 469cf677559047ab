import type { Box, FloatTensor } from "@detspec/core"
import { int32, toArray, toBoxes } from "@detspec/core"
import { iou } from "../box-iou/spec.js"
import type { NmsInput, NmsOutput } from "./contract.js"

/** Indices by score descending; equal scores by index ascending. */
export const byScore = (scores: FloatTensor): readonly number[] => {
  const values = toArray(scores)
  return values.map((_, i) => i).sort((i, j) => (values[j] ?? 0) - (values[i] ?? 0) || i - j)
}

/** The greedy scan over boxes in their order: each is kept unless a kept one overlaps it by more than τ. */
export const greedy = (
  order: readonly number[],
  boxes: readonly Box[],
  threshold: number,
): readonly number[] => {
  const kept: { readonly index: number; readonly box: Box }[] = []
  for (const index of order) {
    const box = boxes[index]
    if (box && !kept.some((better) => iou(box, better.box) > threshold)) kept.push({ index, box })
  }
  return kept.map(({ index }) => index)
}

/** Greedy non-maximum suppression. */
export const nms = ({ boxes, scores, threshold }: NmsInput): NmsOutput => {
  const keep = greedy(byScore(scores), toBoxes(boxes), threshold)
  return { keep: int32([keep.length], keep) }
}
