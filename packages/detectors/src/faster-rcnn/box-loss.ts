import type { DetectionError, FloatTensor } from "@detspec/core"
import { int32 } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { reshaped } from "../dense.js"
import { boxLoss } from "../regression/box-loss.js"
import { putRows, takeRows } from "../rows.js"
import { weightedLoss } from "../weighted-loss.js"
import type { BoxTargets } from "./box-targets.js"
import type { BoxHeadConfig } from "./config.js"

/** What the second stage says of R regions: logits of C classes [R, C], and deltas for each of them [R, C, 4]. */
export interface BoxHeads {
  readonly logits: FloatTensor
  readonly deltas: FloatTensor
}

export interface BoxHeadLoss {
  readonly classification: number
  readonly boxRegression: number
  readonly cotangents: BoxHeads
}

/**
 * The class of every region, and the box of those that hold an object, by the deltas of their own class.
 *
 *   L = (1/R) Σ_r ( -ln p_{r u_r} + λ [u_r ≥ 1] L_box(t_r^{u_r}, v_r) )
 *
 * Symbols  u_r: the region's class, 0: background; t^u: the deltas of class u; v: those of the true box
 * Source   Fast R-CNN, eq. (1), a mean over the regions of the batch
 */
export const boxHeadLoss =
  (backend: Backend, { coding, box, boxWeight }: Pick<BoxHeadConfig, "coding" | "box" | "boxWeight">) =>
  (
    { logits, deltas }: BoxHeads,
    { boxes, labels, truths }: BoxTargets,
  ): TE.TaskEither<DetectionError, BoxHeadLoss> => {
    const [regions = 0, classes = 0] = logits.shape
    const each = 1 / Math.max(1, regions)
    const objects = labels.flatMap((label, r) => (label > 0 ? [r] : []))
    const own = objects.map((r) => r * classes + (labels[r] ?? 0))
    const flat = reshaped(deltas, [regions * classes, 4])
    return pipe(
      TE.Do,
      TE.bind("classes", () =>
        backend.operations.softmaxCrossEntropyGradient({ logits, labels: int32([regions], labels) }),
      ),
      TE.bind("box", () =>
        boxLoss(
          backend,
          coding,
          box,
        )(
          {
            deltas: takeRows(flat, own),
            anchors: takeRows(boxes, objects),
            truths: takeRows(truths, objects),
          },
          objects.map(() => boxWeight * each),
        ),
      ),
      TE.map((found) => {
        const classification = weightedLoss(
          found.classes,
          labels.map(() => each),
        )
        return {
          classification: classification.sum,
          boxRegression: found.box.sum,
          cotangents: {
            logits: classification.gradient,
            deltas: reshaped(putRows(found.box.gradient, own, regions * classes), deltas.shape),
          },
        }
      }),
    )
  }
