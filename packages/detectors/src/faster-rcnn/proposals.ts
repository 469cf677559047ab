import type { DetectionError, FloatTensor } from "@detspec/core"
import { int32, toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Anchors } from "../anchors/pyramid.js"
import { bestOfEach } from "../best.js"
import { numbersOf, reshaped } from "../dense.js"
import type { Detections } from "../detections.js"
import { takeDetections } from "../detections.js"
import type { Size } from "../images/size.js"
import { sigmoids } from "../probability.js"
import type { Coding } from "../regression/decode-pullback.js"
import { takeRows } from "../rows.js"
import { suppressed } from "../suppressed.js"
import type { ProposalsConfig } from "./config.js"

/** Boxes of one image that may hold an object [N, 4], in pixels of the batch, and how likely they do [N]. */
export type Proposals = Pick<Detections, "boxes" | "scores">

/** Boxes with a logit each, and the level of the pyramid that each comes from. */
export interface Candidates {
  readonly boxes: FloatTensor
  readonly logits: FloatTensor
  readonly levels: readonly number[]
}

/** Clipping, dropping what is too small or too unlikely, suppression on each level by itself, the best that are left. */
export const filterProposals =
  (backend: Backend, config: ProposalsConfig) =>
  (
    { boxes, logits, levels }: Candidates,
    { height, width }: Size,
  ): TE.TaskEither<DetectionError, Proposals> => {
    const { clipBoxes, removeSmallBoxes } = backend.operations
    const labels = int32([levels.length], levels)
    const likely = (scores: FloatTensor) => (n: number) => scores.get(n) >= config.scoreThreshold
    return pipe(
      clipBoxes({ boxes, height, width }),
      TE.map((clipped) => ({ boxes: clipped.boxes, scores: sigmoids(logits), labels })),
      TE.chain((all) =>
        pipe(
          removeSmallBoxes({ boxes: all.boxes, minSize: config.minSize }),
          TE.map(({ keep }) => takeDetections(all, toArray(keep).filter(likely(all.scores)))),
        ),
      ),
      TE.chain(suppressed(backend, { nmsThreshold: config.nmsThreshold, detections: config.after })),
      TE.map((kept) => ({ boxes: kept.boxes, scores: kept.scores })),
    )
  }

/**
 * The proposals of one image: the best anchors of each level, moved by their deltas, then filtered.
 *
 * Shapes  objectness [N], deltas [N, 4], anchors [N, 4]
 * Source  Faster R-CNN, section 3.3; on a pyramid each level by itself, as torchvision and detectron2 have it
 */
export const proposals =
  (backend: Backend, config: ProposalsConfig, coding: Coding) =>
  (
    objectness: FloatTensor,
    deltas: FloatTensor,
    anchors: Anchors,
    size: Size,
  ): TE.TaskEither<DetectionError, Proposals> => {
    const best = bestOfEach(numbersOf(objectness), anchors.counts, config.before)
    const places = best.map(({ place }) => place)
    return pipe(
      backend.operations.decodeBoxes({
        deltas: reshaped(takeRows(deltas, places), [places.length, 1, 4]),
        anchors: takeRows(anchors.boxes, places),
        ...coding,
      }),
      TE.map(({ boxes }) => ({
        boxes: reshaped(boxes, [places.length, 4]),
        logits: takeRows(objectness, places),
        levels: best.map(({ level }) => level),
      })),
      TE.chain((candidates) => filterProposals(backend, config)(candidates, size)),
    )
  }
