import type { DetectionError, Int32Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Detections } from "./detections.js"
import { takeDetections } from "./detections.js"

/** The last step of every detector: suppression within each class, and the best that are left. */
export const suppressed =
  (
    backend: Backend,
    { nmsThreshold, detections }: { readonly nmsThreshold: number; readonly detections: number },
  ) =>
  (candidates: Detections): TE.TaskEither<DetectionError, Detections> =>
    TE.map(({ keep }: { readonly keep: Int32Tensor }) =>
      takeDetections(candidates, toArray(keep).slice(0, detections)),
    )(
      backend.operations.batchedNms({
        boxes: candidates.boxes,
        scores: candidates.scores,
        groups: candidates.labels,
        threshold: nmsThreshold,
      }),
    )
