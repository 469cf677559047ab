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
  /** Its class in COCO's results. */
  readonly category: number
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
    const name = description.classes[colour] ?? `class ${colour}`
    const category = description.categoryIds?.[colour] ?? colour + 1
    return { name, colour, category, score, box: boxAt(boxes, n) }
  })

/** COCO's results: corner and sides, classes by the numbers of the data set, counted from 1 where it has none. */
export const cocoResults = (name: string, found: readonly FoundObject[]): readonly object[] =>
  found.map(({ category: number, name: category, score, box: [x1, y1, x2, y2] }) => ({
    image_id: imageId(name),
    category_id: number,
    category,
    bbox: [x1, y1, x2 - x1, y2 - y1],
    score,
  }))
