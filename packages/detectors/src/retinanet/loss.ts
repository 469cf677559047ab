import type { DetectionError, FloatTensor } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { reshaped, tensorOf, zerosLike } from "../dense.js"
import { boxLoss } from "../regression/box-loss.js"
import { joinRows, putRows, takeRows } from "../rows.js"
import type { Truth } from "../truth.js"
import type { SummedLoss } from "../weighted-loss.js"
import { weightedLoss } from "../weighted-loss.js"
import type { RetinaNetConfig, RetinaNetLossConfig } from "./config.js"
import type { RetinaNetTargets } from "./targets.js"

/** What the two subnets say: logits [B, N, K] and deltas [B, N, 4] for each of N anchors. */
export interface RetinaNetHeads {
  readonly logits: FloatTensor
  readonly deltas: FloatTensor
}

/** The two losses, and their cotangents along what the subnets said. */
export interface RetinaNetLoss {
  readonly classification: number
  readonly boxRegression: number
  readonly cotangents: RetinaNetHeads
}

/** One over how many positives the losses of each image are divided by, and one over the images that share the mean. */
const weightsOf = (
  { normaliser }: RetinaNetLossConfig,
  targets: readonly RetinaNetTargets[],
): readonly number[] => {
  const counts = targets.map(({ positives }) => positives.length)
  const all = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) =>
    normaliser === "batch" ? 1 / Math.max(1, all) : 1 / (targets.length * Math.max(1, count)),
  )
}

/** 1 where an anchor is to say yes to a class. */
const oneHot = (logits: FloatTensor, targets: readonly RetinaNetTargets[]): FloatTensor => {
  const [, anchors = 0, classes = 0] = logits.shape
  const hot = zerosLike(logits, logits.size)
  targets.forEach(({ positives }, image) => {
    for (const { anchor, label } of positives) hot[(image * anchors + anchor) * classes + label] = 1
  })
  return tensorOf([targets.length * anchors, classes], hot)
}

/** The weight of every anchor of the batch: its image's, and none where it is ignored. */
const anchorWeights = (targets: readonly RetinaNetTargets[], weights: readonly number[]): readonly number[] =>
  targets.flatMap(({ matches }, image) => matches.map((match) => (match === -2 ? 0 : (weights[image] ?? 0))))

const focalLoss = (
  backend: Backend,
  { alpha, gamma }: RetinaNetLossConfig,
  logits: FloatTensor,
  targets: readonly RetinaNetTargets[],
  weights: readonly number[],
): TE.TaskEither<DetectionError, SummedLoss> => {
  const hot = oneHot(logits, targets)
  return TE.map((each: { readonly loss: FloatTensor; readonly gradient: FloatTensor }) =>
    weightedLoss(each, anchorWeights(targets, weights)),
  )(
    backend.operations.sigmoidFocalLossGradient({
      logits: reshaped(logits, hot.shape),
      targets: hot,
      weighting: "alpha",
      alpha,
      gamma,
    }),
  )
}

/** The positives of all images in one list: which row of the batch's anchors, and what the row is to be. */
const positiveRows = (
  anchors: FloatTensor,
  truths: readonly Truth[],
  targets: readonly RetinaNetTargets[],
  weights: readonly number[],
) => {
  const count = anchors.shape[0] ?? 0
  const every = targets.flatMap(({ positives }, image) => positives.map((one) => ({ ...one, image })))
  return {
    rows: every.map(({ anchor, image }) => image * count + anchor),
    anchors: takeRows(
      anchors,
      every.map(({ anchor }) => anchor),
    ),
    truths: joinRows(
      targets.map(({ positives }, image) =>
        takeRows(
          truths[image]?.boxes ?? anchors,
          positives.map(({ truth }) => truth),
        ),
      ),
      [4],
    ),
    weights: every.map(({ image }) => weights[image] ?? 0),
  }
}

/**
 * The focal loss over all anchors that count, and the box loss over the positive ones.
 *
 *   L = (1/B) Σ_images (1 / max(1, P)) ( Σ_anchors Σ_classes FL + λ Σ_positives L_box )
 *
 * Symbols  P: positives of the image (or of the batch, without 1/B); λ: the box weight
 * Shapes   logits [B, N, K], deltas [B, N, 4], anchors [N, 4] in pixels of the batch
 * Source   RetinaNet, eq. (5) and section 4.1
 */
export const retinaNetLoss =
  (backend: Backend, { loss, coding }: Pick<RetinaNetConfig, "loss" | "coding">) =>
  (
    heads: RetinaNetHeads,
    anchors: FloatTensor,
    truths: readonly Truth[],
    targets: readonly RetinaNetTargets[],
  ): TE.TaskEither<DetectionError, RetinaNetLoss> => {
    const weights = weightsOf(loss, targets)
    const positives = positiveRows(anchors, truths, targets, weights)
    const flat = reshaped(heads.deltas, [heads.deltas.size / 4, 4])
    const boxWeights = positives.weights.map((weight) => weight * loss.boxWeight)
    return pipe(
      TE.Do,
      TE.bind("focal", () => focalLoss(backend, loss, heads.logits, targets, weights)),
      TE.bind("box", () =>
        boxLoss(
          backend,
          coding,
          loss.box,
        )({ ...positives, deltas: takeRows(flat, positives.rows) }, boxWeights),
      ),
      TE.map(({ focal, box }) => ({
        classification: focal.sum,
        boxRegression: box.sum,
        cotangents: {
          logits: reshaped(focal.gradient, heads.logits.shape),
          deltas: reshaped(putRows(box.gradient, positives.rows, flat.shape[0] ?? 0), heads.deltas.shape),
        },
      })),
    )
  }
