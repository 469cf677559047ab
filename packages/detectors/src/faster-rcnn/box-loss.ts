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

/** The regions that hold an object, as rows of all deltas: those of each region's own class. */
const objectsOf = ({ logits }: BoxHeads, { boxes, labels, truths }: BoxTargets) => {
  const classes = logits.shape[1] ?? 0
  const objects = labels.flatMap((label, r) => (label > 0 ? [r] : []))
  return {
    rows: objects.map((r) => r * classes + (labels[r] ?? 0)),
    anchors: takeRows(boxes, objects),
    truths: takeRows(truths, objects),
  }
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
  (heads: BoxHeads, targets: BoxTargets): TE.TaskEither<DetectionError, BoxHeadLoss> => {
    const { logits, deltas } = heads
    const { labels } = targets
    const each = 1 / Math.max(1, labels.length)
    const { rows, ...regions } = objectsOf(heads, targets)
    const flat = reshaped(deltas, [deltas.size / 4, 4])
    const regression = { ...regions, deltas: takeRows(flat, rows) }
    const [ofClasses, ofBoxes] = [labels.map(() => each), rows.map(() => boxWeight * each)]
    const { softmaxCrossEntropyGradient } = backend.operations
    return pipe(
      TE.Do,
      TE.bind("every", () => softmaxCrossEntropyGradient({ logits, labels: int32([labels.length], labels) })),
      TE.let("classes", ({ every }) => weightedLoss(every, ofClasses)),
      TE.bind("boxes", () => boxLoss(backend, coding, box)(regression, ofBoxes)),
      TE.map(({ classes, boxes }) => ({
        classification: classes.sum,
        boxRegression: boxes.sum,
        cotangents: {
          logits: classes.gradient,
          deltas: reshaped(putRows(boxes.gradient, rows, deltas.size / 4), deltas.shape),
        },
      })),
    )
  }
