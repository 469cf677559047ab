import type { DetectionError, FloatTensor, Uint8Tensor } from "@detspec/core"
import { int32 } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { numbersOf, reshaped, tensorOf } from "../dense.js"
import { putRows, takeRows } from "../rows.js"
import { weightedLoss } from "../weighted-loss.js"

/** Regions that hold an object: the true masks [M, H, W] of their image, and of each region the mask and its class. */
export interface MaskTruth {
  readonly masks: Uint8Tensor
  readonly boxes: FloatTensor
  readonly truths: readonly number[]
  readonly labels: readonly number[]
}

export interface MaskLoss {
  readonly mask: number
  /** What each region's mask is to be, [R, m, m]. */
  readonly targets: FloatTensor
  readonly cotangent: FloatTensor
}

/** Shares of bins: a mean of ones in float32 may come out above 1, which is no target of a probability. */
const asShares = (targets: FloatTensor): FloatTensor =>
  tensorOf(
    targets.shape,
    numbersOf(targets).map((share) => Math.min(Math.max(share, 0), 1)),
  )

/**
 * How badly the mask of each region's own class is predicted; the masks of the other classes are not asked.
 *
 *   L = 1/(R m²) Σ_r Σ_ij BCE(x_{r k_r i j}, T_{r i j})
 *
 * Shapes  logits [R, K, m, m]
 * Source  Mask R-CNN, section 3, L_mask
 */
export const maskLoss =
  (backend: Backend, aligned: boolean) =>
  (
    logits: FloatTensor,
    { masks, boxes, truths, labels }: MaskTruth,
  ): TE.TaskEither<DetectionError, MaskLoss> => {
    const [regions = 0, classes = 0, size = 0] = logits.shape
    const flat = reshaped(logits, [regions * classes, size * size])
    const own = labels.map((label, r) => r * classes + label)
    const each = 1 / Math.max(1, regions * size * size)
    return pipe(
      backend.operations.cropMasks({ masks, boxes, truths: int32([regions], truths), size, aligned }),
      TE.map(({ targets }) => asShares(targets)),
      TE.chain((targets) =>
        pipe(
          backend.operations.binaryCrossEntropyGradient({
            logits: takeRows(flat, own),
            targets: reshaped(targets, [regions, size * size]),
          }),
          TE.map((losses) => {
            const { sum, gradient } = weightedLoss(
              losses,
              own.map(() => each),
            )
            return {
              mask: sum,
              targets,
              cotangent: reshaped(putRows(gradient, own, regions * classes), logits.shape),
            }
          }),
        ),
      ),
    )
  }
