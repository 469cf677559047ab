import type { DetectionError } from "@detspec/core"
import type {
  RetinaNetConfig,
  RetinaNetNetwork,
  RetinaNetTargets,
  SampleConfig,
  Shuffle,
  SlopesOf,
  Tools,
} from "@detspec/detectors"
import { derivativeOf, retinaNetForward, retinaNetLoss, retinaNetTargets, sampled } from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"

/** The targets of an image, of which only the anchors that were drawn count. */
const onlyDrawn = (
  { matches, positives }: RetinaNetTargets,
  drawn: ReadonlySet<number>,
): RetinaNetTargets => ({
  matches: matches.map((match, anchor) => (drawn.has(anchor) ? match : -2)),
  positives: positives.filter(({ anchor }) => drawn.has(anchor)),
})

/** Draws anchors of every image as the proposal network does: positives up to their share, then background. */
const drawnTargets =
  ({ backend }: Tools, sample: SampleConfig, shuffle: Shuffle) =>
  (targets: readonly RetinaNetTargets[]): TE.TaskEither<DetectionError, readonly RetinaNetTargets[]> =>
    TE.sequenceArray(
      targets.map((one, image) => {
        const labels = one.matches.map((match) => (match === -2 ? -1 : match === -1 ? 0 : 1))
        return TE.map(
          ({ positives, negatives }: { positives: readonly number[]; negatives: readonly number[] }) =>
            onlyDrawn(one, new Set([...positives, ...negatives])),
        )(sampled(backend, sample, shuffle)(image, labels))
      }),
    )

/** A training step of RetinaNet in which only a sample of each image's anchors counts, as in a proposal network. */
export const sampledSlopes = (
  tools: Tools,
  config: RetinaNetConfig,
  network: RetinaNetNetwork,
  sample: SampleConfig,
): SlopesOf => {
  const learned = network.parameters.filter((one) => one.learned).map(({ name }) => name)
  const forward = retinaNetForward(tools, config, network, derivativeOf(tools.engine, network.graph, learned))
  const targetsOf = retinaNetTargets(tools.backend, config)
  const lossOf = retinaNetLoss(tools.backend, config)
  return (parameters, { images, truths }, shuffle) =>
    pipe(
      TE.Do,
      TE.bind("seen", () => forward(parameters, images)),
      TE.bind("all", ({ seen }) => targetsOf(seen.anchors.boxes, truths)),
      TE.bind("drawn", ({ all }) => drawnTargets(tools, sample, shuffle)(all)),
      TE.bind("loss", ({ seen, drawn }) => lossOf(seen.heads, seen.anchors.boxes, truths, drawn)),
      TE.bind("gradients", ({ seen, loss }) => seen.pullback({ ...loss.cotangents })),
      TE.map(({ loss: { classification, boxRegression }, gradients }) => ({
        losses: { classification, boxRegression },
        gradients,
      })),
    )
}
