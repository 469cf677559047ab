import type { DetectionError, FloatTensor } from "@detspec/core"
import { shapeMismatch } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { ImageBatch } from "../images/batch.js"
import { toBatch } from "../images/batch.js"
import type { ImagesConfig } from "../images/config.js"
import { scaleBoxes } from "../images/scale-boxes.js"
import type { Truth } from "../truth.js"
import { withoutEmpty } from "../truth.js"

/** Images with what is on them, in the pixels of the batch. */
export interface TrainingBatch {
  readonly images: ImageBatch
  readonly truths: readonly Truth[]
  /** How many boxes had no inside, and were left out. */
  readonly leftOut: number
}

/** Brings images and their boxes to the batch's size; boxes without an inside are left out and counted. */
export const toTrainingBatch =
  (config: ImagesConfig) =>
  (images: readonly FloatTensor[], truths: readonly Truth[]): E.Either<DetectionError, TrainingBatch> => {
    if (images.length !== truths.length)
      return E.left(
        shapeMismatch("toTrainingBatch", "truths", `be ${images.length}, one an image`, `${truths.length}`),
      )
    return E.map((batch: ImageBatch) => {
      const scaled = truths.map(({ boxes, labels }, n) => {
        const [from, to] = [batch.originals[n], batch.sizes[n]]
        return withoutEmpty({ boxes: from && to ? scaleBoxes(boxes, from, to) : boxes, labels })
      })
      return {
        images: batch,
        truths: scaled.map(({ truth }) => truth),
        leftOut: scaled.reduce((sum, { leftOut }) => sum + leftOut, 0),
      }
    })(toBatch(config)(images))
  }
