import type { DetectionError, FloatTensor } from "@detspec/core"
import { int32, toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { numbersOf, reshaped, tensorOf } from "../dense.js"
import type { Detections } from "../detections.js"
import { takeDetections } from "../detections.js"
import type { Size } from "../images/size.js"
import { softmaxRows } from "../probability.js"
import type { Coding } from "../regression/decode-pullback.js"
import { suppressed } from "../suppressed.js"
import type { BoxHeads } from "./box-loss.js"
import type { FasterRcnnDetectConfig } from "./config.js"

/** Every class but the background at every region that scores more than the threshold, as places r C + c. */
const likelyPlaces = (scores: FloatTensor, threshold: number): readonly number[] => {
  const classes = scores.shape[1] ?? 1
  const numbers = numbersOf(scores)
  const places: number[] = []
  for (let place = 0; place < numbers.length; place += 1)
    if (place % classes > 0 && (numbers[place] ?? 0) > threshold) places.push(place)
  return places
}

/**
 * The objects of one image: each region's box moved by the deltas of each class, the unlikely and the small dropped,
 * suppression within a class.
 *
 * Shapes  logits [R, C], deltas [R, C, 4], proposals [R, 4] in pixels of the batch, as the boxes of the answer
 * Source  Fast R-CNN, section 2.4, Fast R-CNN detection
 */
export const fasterRcnnPostprocess =
  (backend: Backend, config: FasterRcnnDetectConfig, coding: Coding) =>
  (
    { logits, deltas }: BoxHeads,
    proposals: FloatTensor,
    { height, width }: Size,
  ): TE.TaskEither<DetectionError, Detections> => {
    const [regions = 0, classes = 0] = logits.shape
    const { decodeBoxes, clipBoxes, removeSmallBoxes } = backend.operations
    const scores = softmaxRows(logits)
    const places = likelyPlaces(scores, config.scoreThreshold)
    return pipe(
      decodeBoxes({ deltas, anchors: proposals, ...coding }),
      TE.chain(({ boxes }) => clipBoxes({ boxes: reshaped(boxes, [regions * classes, 4]), height, width })),
      TE.map(({ boxes }) => {
        const labels = int32(
          [regions * classes],
          Array.from({ length: regions * classes }, (_, place) => place % classes),
        )
        return takeDetections(
          { boxes, scores: tensorOf([regions * classes], numbersOf(scores)), labels },
          places,
        )
      }),
      TE.chain((likely) =>
        pipe(
          removeSmallBoxes({ boxes: likely.boxes, minSize: config.minSize }),
          TE.map(({ keep }) => takeDetections(likely, toArray(keep))),
        ),
      ),
      TE.chain(suppressed(backend, config)),
    )
  }
