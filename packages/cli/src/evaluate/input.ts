import type { DetectionError } from "@detspec/core"
import { boxAt, toArray } from "@detspec/core"
import type { Example } from "@detspec/datasets"
import { truthsOf } from "@detspec/datasets"
import type { Detections } from "@detspec/detectors"
import type { Detection, EvaluationInput, GroundTruth } from "@detspec/evaluation"
import * as E from "fp-ts/lib/Either.js"
import type { Loaded } from "../models/weights.js"

/** What was found on image n, by the names of its classes. */
const asDetections = (
  { description, firstClass }: Loaded,
  image: number,
  { boxes, scores, labels }: Detections,
): readonly Detection[] =>
  toArray(scores).map((score, n) => ({
    image,
    label: description.classes[labels.get(n) - firstClass] ?? labels.get(n),
    box: boxAt(boxes, n),
    score,
  }))

/** What examples show as annotated, difficult objects and crowds marked so, and how many boxes without an inside. */
export interface Shown {
  readonly truths: readonly GroundTruth[]
  readonly empty: number
}

/** The truths of examples by their number: two images of different folders may have one name. */
export const shownOn = (examples: readonly Example[]): E.Either<DetectionError, Shown> =>
  E.map((each: readonly Shown[]) => ({
    truths: each.flatMap(({ truths }, image) => truths.map((truth) => ({ ...truth, image }))),
    empty: each.reduce((sum, { empty }) => sum + empty, 0),
  }))(E.traverseArray(({ annotated }: Example) => truthsOf([annotated]))(examples))

/** What is there and what was found, image by image. */
export const inputOf = (
  loaded: Loaded,
  { truths }: Shown,
  found: readonly Detections[],
): EvaluationInput => ({
  images: found.map((_, n) => n),
  classes: loaded.description.classes,
  truths,
  detections: found.flatMap((one, n) => asDetections(loaded, n, one)),
})
