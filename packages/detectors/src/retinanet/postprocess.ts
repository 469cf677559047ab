import type { DetectionError, FloatTensor } from "@detspec/core"
import { int32 } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Anchors } from "../anchors/pyramid.js"
import { bestOf } from "../best.js"
import { numbersOf, reshaped, tensorOf } from "../dense.js"
import type { Detections } from "../detections.js"
import type { Size } from "../images/size.js"
import { sigmoids } from "../probability.js"
import { takeRows } from "../rows.js"
import { suppressed } from "../suppressed.js"
import type { RetinaNetConfig, RetinaNetDetectConfig } from "./config.js"

/** A place n K + k says: class k at anchor n. The best of each level above the threshold, level by level. */
const candidates = (
  { scoreThreshold, candidates }: RetinaNetDetectConfig,
  scores: FloatTensor,
  { counts }: Anchors,
): readonly number[] => {
  const numbers = numbersOf(scores)
  const classes = scores.shape[1] ?? 0
  let first = 0
  return counts.flatMap((count) => {
    const above: number[] = []
    for (let place = first; place < first + count * classes; place += 1)
      if ((numbers[place] ?? 0) > scoreThreshold) above.push(place)
    first += count * classes
    return bestOf(numbers, above, candidates)
  })
}

/**
 * The objects of one image: scores, the best of each level, decoding, clipping, suppression within a class.
 *
 * Shapes  logits [N, K], deltas [N, 4], anchors [N, 4]; boxes of the answer in pixels of the batch
 * Source  RetinaNet, section 4.1, Inference
 */
export const retinaNetPostprocess =
  (backend: Backend, { coding, detect }: Pick<RetinaNetConfig, "coding" | "detect">) =>
  (
    logits: FloatTensor,
    deltas: FloatTensor,
    anchors: Anchors,
    { height, width }: Size,
  ): TE.TaskEither<DetectionError, Detections> => {
    const classes = logits.shape[1] ?? 1
    const scores = sigmoids(logits)
    const places = candidates(detect, scores, anchors)
    const at = places.map((place) => Math.floor(place / classes))
    const labels = int32(
      [places.length],
      places.map((place) => place % classes),
    )
    return pipe(
      backend.operations.decodeBoxes({
        deltas: reshaped(takeRows(deltas, at), [at.length, 1, 4]),
        anchors: takeRows(anchors.boxes, at),
        ...coding,
      }),
      TE.chain(({ boxes }) =>
        backend.operations.clipBoxes({ boxes: reshaped(boxes, [at.length, 4]), height, width }),
      ),
      TE.map(({ boxes }) => ({
        boxes,
        scores: takeRows(tensorOf([scores.size], numbersOf(scores)), places),
        labels,
      })),
      TE.chain(suppressed(backend, detect)),
    )
  }
