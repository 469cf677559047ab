import type { DetectionError } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { zerosOf } from "../dense.js"
import type { TrainingBatch } from "../model/training-batch.js"
import type { Shuffle } from "../sampling.js"
import type { RpnConfig } from "./config.js"
import type { FirstStage } from "./forward.js"
import type { RpnHeads } from "./rpn-loss.js"
import { rpnLoss } from "./rpn-loss.js"
import { rpnTargets } from "./rpn-targets.js"

/** The proposal network's losses, and what flows back into its answers. */
export interface RpnPart {
  readonly losses: Readonly<Record<string, number>>
  readonly cotangents: RpnHeads
}

/** Where the proposal network does not learn, nothing flows back from it. */
export const withoutRpn = ({ rpn }: FirstStage): RpnPart => ({
  losses: {},
  cotangents: { objectness: zerosOf(rpn.objectness), deltas: zerosOf(rpn.deltas) },
})

export const rpnPart =
  (backend: Backend, config: RpnConfig) =>
  (
    stage: FirstStage,
    { images, truths }: TrainingBatch,
    shuffle: Shuffle,
  ): TE.TaskEither<DetectionError, RpnPart> => {
    const anchors = stage.anchors.boxes
    return pipe(
      rpnTargets(backend, config, shuffle)(anchors, truths, images.sizes),
      TE.chain((targets) => rpnLoss(backend, config, stage.cells)(stage.rpn, anchors, truths, targets)),
      TE.map(({ objectness, boxRegression, cotangents }) => ({
        losses: { objectness, proposalRegression: boxRegression },
        cotangents,
      })),
    )
  }
