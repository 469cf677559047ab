import type { Detections } from "../detections.js"
import type { ImageBatch } from "../images/batch.js"
import { scaleBoxes } from "../images/scale-boxes.js"

/** Detections of image n of a batch, in the pixels that the image came in. */
export const toOriginal = (found: Detections, { sizes, originals }: ImageBatch, n: number): Detections => {
  const [from, to] = [sizes[n], originals[n]]
  return from && to ? { ...found, boxes: scaleBoxes(found.boxes, from, to) } : found
}
