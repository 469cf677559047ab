import type { DetectionError, FloatTensor } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { reshaped } from "../dense.js"
import type { SummedLoss } from "../weighted-loss.js"
import { weightedLoss } from "../weighted-loss.js"
import type { Coding } from "./decode-pullback.js"
import { decodePullback } from "./decode-pullback.js"

/** How far predicted boxes are from true ones. */
export type BoxLoss =
  /** Smooth L1 of the deltas, Fast R-CNN eq. (3); β = 0 is L1. */
  | { readonly kind: "smoothL1"; readonly beta: number }
  /** 1 - GIoU of the decoded boxes: Generalized IoU, algorithm 2. */
  | { readonly kind: "giou"; readonly epsilon: number }

/** Row n: the deltas that are predicted for anchor n, and the box that they should describe. */
export interface Regression {
  readonly deltas: FloatTensor
  readonly anchors: FloatTensor
  readonly truths: FloatTensor
}

/** The loss of all rows, each times its weight, and its gradient [N, 4] along the deltas. No rows: 0. */
export const boxLoss =
  (backend: Backend, coding: Coding, loss: BoxLoss) =>
  (
    { deltas, anchors, truths }: Regression,
    weights: ArrayLike<number>,
  ): TE.TaskEither<DetectionError, SummedLoss> => {
    const count = deltas.shape[0] ?? 0
    const { encodeBoxes, decodeBoxes, smoothL1Gradient, generalizedBoxIouLossGradient } = backend.operations
    if (loss.kind === "smoothL1")
      return pipe(
        encodeBoxes({ boxes: truths, anchors, weights: coding.weights }),
        TE.chain((encoded) =>
          smoothL1Gradient({ predictions: deltas, targets: encoded.deltas, beta: loss.beta }),
        ),
        TE.map((each) => weightedLoss(each, weights)),
      )
    return pipe(
      decodeBoxes({ deltas: reshaped(deltas, [count, 1, 4]), anchors, ...coding }),
      TE.map(({ boxes }) => reshaped(boxes, [count, 4])),
      TE.chain((predictions) =>
        generalizedBoxIouLossGradient({ predictions, targets: truths, epsilon: loss.epsilon }),
      ),
      TE.map((each) => weightedLoss(each, weights)),
      TE.map(({ sum, gradient }) => ({ sum, gradient: decodePullback(coding, deltas, anchors, gradient) })),
    )
  }
