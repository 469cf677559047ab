import type { DetectionError, FloatTensor } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { reshaped, tensorOf, zerosLike } from "../dense.js"
import { boxLoss } from "../regression/box-loss.js"
import { joinRows, putRows, takeRows } from "../rows.js"
import type { Truth } from "../truth.js"
import { weightedLoss } from "../weighted-loss.js"
import type { RpnConfig } from "./config.js"
import type { RpnTargets } from "./rpn-targets.js"

/** What the proposal network says of each of N anchors: a logit that there is an object [B, N], and deltas [B, N, 4]. */
export interface RpnHeads {
  readonly objectness: FloatTensor
  readonly deltas: FloatTensor
}

export interface RpnLoss {
  readonly objectness: number
  readonly boxRegression: number
  readonly cotangents: RpnHeads
}

/** The drawn anchors of all images, as rows of the batch's B N anchors. */
const drawnRows = (targets: readonly RpnTargets[], anchors: number) => {
  const rows = (pick: (target: RpnTargets) => readonly number[]) =>
    targets.flatMap((target, image) => pick(target).map((anchor) => image * anchors + anchor))
  return {
    positives: rows(({ sample }) => sample.positives),
    negatives: rows(({ sample }) => sample.negatives),
  }
}

/** The true box of every positive anchor that was drawn. */
const truthsOf = (targets: readonly RpnTargets[], truths: readonly Truth[], none: FloatTensor) =>
  joinRows(
    targets.map(({ matches, sample }, image) =>
      takeRows(
        truths[image]?.boxes ?? none,
        sample.positives.map((anchor) => matches[anchor] ?? 0),
      ),
    ),
    [4],
  )

/**
 * Whether there is an object, over all anchors that were drawn, and where, over the positive ones.
 *
 *   L = (1/N_cls) Σ BCE(x_i, p_i*) + (λ/N_reg) Σ p_i* L_box(t_i, t_i*)
 *
 * Symbols  N_cls: anchors drawn in the batch; N_reg: the same, or the cells of all maps and images
 * Source   Faster R-CNN, eq. (1)
 */
export const rpnLoss =
  (backend: Backend, config: RpnConfig, cells: number) =>
  (
    heads: RpnHeads,
    anchors: FloatTensor,
    truths: readonly Truth[],
    targets: readonly RpnTargets[],
  ): TE.TaskEither<DetectionError, RpnLoss> => {
    const count = anchors.shape[0] ?? 0
    const all = targets.length * count
    const { positives, negatives } = drawnRows(targets, count)
    const drawn = [...positives, ...negatives]
    const logits = takeRows(reshaped(heads.objectness, [all, 1]), drawn)
    const yes = tensorOf(logits.shape, zerosLike(logits, drawn.length).fill(1, 0, positives.length))
    const perBox =
      config.boxWeight /
      Math.max(1, config.boxNormaliser === "sampled" ? drawn.length : cells * targets.length)
    const boxes = {
      deltas: takeRows(reshaped(heads.deltas, [all, 4]), positives),
      anchors: takeRows(
        anchors,
        positives.map((row) => row % count),
      ),
      truths: truthsOf(targets, truths, anchors),
    }
    return pipe(
      TE.Do,
      TE.bind("each", () => backend.operations.binaryCrossEntropyGradient({ logits, targets: yes })),
      TE.let("object", ({ each }) =>
        weightedLoss(
          each,
          drawn.map(() => 1 / Math.max(1, drawn.length)),
        ),
      ),
      TE.bind("box", () =>
        boxLoss(
          backend,
          config.coding,
          config.box,
        )(
          boxes,
          positives.map(() => perBox),
        ),
      ),
      TE.map(({ object, box }) => ({
        objectness: object.sum,
        boxRegression: box.sum,
        cotangents: {
          objectness: reshaped(putRows(object.gradient, drawn, all), heads.objectness.shape),
          deltas: reshaped(putRows(box.gradient, positives, all), heads.deltas.shape),
        },
      })),
    )
  }
