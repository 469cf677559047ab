import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { takeInts, takeRows } from "./rows.js"

/** What a detector found on an image, the best first: boxes [N, 4] in pixels, scores [N] in [0, 1], classes [N]. */
export interface Detections {
  readonly boxes: FloatTensor
  readonly scores: FloatTensor
  readonly labels: Int32Tensor
}

/** The detections at the given places, in their order. */
export const takeDetections = (
  { boxes, scores, labels }: Detections,
  places: ArrayLike<number>,
): Detections => ({
  boxes: takeRows(boxes, places),
  scores: takeRows(scores, places),
  labels: takeInts(labels, places),
})
