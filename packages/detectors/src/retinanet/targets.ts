import type { DetectionError, FloatTensor } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Matches } from "../matching.js"
import { matchTruth, positivesOf } from "../matching.js"
import type { Truth } from "../truth.js"
import type { RetinaNetConfig } from "./config.js"

/** What every anchor of an image is to say. */
export interface RetinaNetTargets {
  readonly matches: Matches
  /** The anchors with an object, and of each the class and the place of its box among the image's. */
  readonly positives: readonly { readonly anchor: number; readonly label: number; readonly truth: number }[]
}

const targetsOf = (matches: Matches, { labels }: Truth): RetinaNetTargets => ({
  matches,
  positives: positivesOf(matches).map((anchor) => {
    const truth = matches[anchor] ?? 0
    return { anchor, label: labels.get(truth), truth }
  }),
})

/** Matches the anchors of every image of a batch with its true boxes. */
export const retinaNetTargets =
  (backend: Backend, { matching }: RetinaNetConfig) =>
  (
    anchors: FloatTensor,
    truths: readonly Truth[],
  ): TE.TaskEither<DetectionError, readonly RetinaNetTargets[]> =>
    TE.sequenceArray(
      truths.map((truth) =>
        TE.map((matches: Matches) => targetsOf(matches, truth))(
          matchTruth(backend, matching)(anchors, truth),
        ),
      ),
    )
