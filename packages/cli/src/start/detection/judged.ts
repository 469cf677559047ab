import type { DetectionError } from "@detspec/core"
import type { VocEvaluation } from "@detspec/evaluation"
import { evaluateVoc } from "@detspec/evaluation"
import * as E from "fp-ts/lib/Either.js"
import type { FoundObject } from "../../detect/found.js"
import type { Annotated } from "../annotated.js"

/** How many objects of an image were found, by VOC's rule: a box of their class overlaps them by more than half. */
export interface Hits {
  readonly objects: number
  readonly hits: number
  /** Boxes that find no object, or one that a better box has found. */
  readonly wrong: number
}

const image = "image"

/** Found objects against those that are there. */
export const hitsOf = (
  found: readonly FoundObject[],
  objects: Annotated["objects"],
): E.Either<DetectionError, Hits> => {
  const truths = objects.map(({ label, box }) => ({ image, label, box }))
  const detections = found.map(({ name, box, score }) => ({ image, label: name, box, score }))
  const classes = [...new Set([...truths, ...detections].map(({ label }) => label))]
  return E.map(({ classes: each }: VocEvaluation) => {
    const hits = each.reduce((sum, one) => sum + (one.curve?.recall.at(-1) ?? 0) * one.truths, 0)
    return { objects: truths.length, hits: Math.round(hits), wrong: found.length - Math.round(hits) }
  })(evaluateVoc({ images: [image], classes, truths, detections }))
}
