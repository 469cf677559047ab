import type { DetectionError, FloatTensor } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { reshaped, tensorOf, zerosLike } from "../dense.js"
import type { Regression } from "../regression/box-loss.js"
import { boxLoss } from "../regression/box-loss.js"
import { joinRows, putRows, takeRows } from "../rows.js"
import type { Truth } from "../truth.js"
import type { SummedLoss } from "../weighted-loss.js"
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

/** The positive anchors that were drawn, with what is said of them and what should be. */
const regressionOf = (
  { deltas }: RpnHeads,
  anchors: FloatTensor,
  truths: readonly Truth[],
  targets: readonly RpnTargets[],
  positives: readonly number[],
): Regression => ({
  deltas: takeRows(reshaped(deltas, [deltas.size / 4, 4]), positives),
  anchors: takeRows(
    anchors,
    positives.map((row) => row % (anchors.shape[0] ?? 1)),
  ),
  truths: truthsOf(targets, truths, anchors),
})

/** The mean over the drawn anchors, of which the first are the positive ones. */
const objectLoss = (
  backend: Backend,
  objectness: FloatTensor,
  { positives, negatives }: ReturnType<typeof drawnRows>,
): TE.TaskEither<DetectionError, SummedLoss> => {
  const drawn = [...positives, ...negatives]
  const logits = takeRows(reshaped(objectness, [objectness.size, 1]), drawn)
  const targets = tensorOf(logits.shape, zerosLike(logits, drawn.length).fill(1, 0, positives.length))
  return pipe(
    backend.operations.binaryCrossEntropyGradient({ logits, targets }),
    TE.map((each) => weightedLoss(each, Array(drawn.length).fill(1 / Math.max(1, drawn.length)))),
    TE.map(({ sum, gradient }) => ({
      sum,
      gradient: reshaped(putRows(gradient, drawn, objectness.size), objectness.shape),
    })),
  )
}

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
    const rows = drawnRows(targets, anchors.shape[0] ?? 0)
    const { positives, negatives } = rows
    const drawn = positives.length + negatives.length
    const divisor = config.boxNormaliser === "sampled" ? drawn : cells * targets.length
    const weights = positives.map(() => config.boxWeight / Math.max(1, divisor))
    const regression = regressionOf(heads, anchors, truths, targets, positives)
    return pipe(
      TE.Do,
      TE.bind("object", () => objectLoss(backend, heads.objectness, rows)),
      TE.bind("box", () => boxLoss(backend, config.coding, config.box)(regression, weights)),
      TE.map(({ object, box }) => ({
        objectness: object.sum,
        boxRegression: box.sum,
        cotangents: {
          objectness: object.gradient,
          deltas: reshaped(putRows(box.gradient, positives, heads.deltas.size / 4), heads.deltas.shape),
        },
      })),
    )
  }
