import type { Box } from "@detspec/core"
import { boxAt, toArray } from "@detspec/core"
import type { Detections } from "@detspec/detectors"
import type { Loaded } from "../models/weights.js"
import { imageId } from "./names.js"

/** One object on an image. */
export interface FoundObject {
  readonly name: string
  /** Which class, counted from 0. */
  readonly colour: number
  readonly score: number
  readonly box: Box
}

/** Detections with the names of their classes. */
export const foundObjects = (
  { description, firstClass }: Loaded,
  { boxes, scores, labels }: Detections,
): readonly FoundObject[] =>
  toArray(scores).map((score, n) => {
    const colour = labels.get(n) - firstClass
    return { name: description.classes[colour] ?? `class ${colour}`, colour, score, box: boxAt(boxes, n) }
  })

/** COCO's results: corner and sides, classes counted from 1. */
export const cocoResults = (name: string, found: readonly FoundObject[]): readonly object[] =>
  found.map(({ colour, name: category, score, box: [x1, y1, x2, y2] }) => ({
    image_id: imageId(name),
    category_id: colour + 1,
    category,
    bbox: [x1, y1, x2 - x1, y2 - y1],
    score,
  }))
