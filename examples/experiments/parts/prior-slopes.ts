import type { RetinaNetConfig, RetinaNetNetwork, SlopesOf, Tools } from "@detspec/detectors"
import { derivativeOf, retinaNetForward, retinaNetLoss, retinaNetTargets } from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { bySide, focalLosses } from "./shares.js"

/**
 * RetinaNet's training step, which also reports what objects and background have in the loss, and in what flows back
 * into the logits.
 */
export const watchedSlopes = (tools: Tools, config: RetinaNetConfig, network: RetinaNetNetwork): SlopesOf => {
  const learned = network.parameters.filter((one) => one.learned).map(({ name }) => name)
  const forward = retinaNetForward(tools, config, network, derivativeOf(tools.engine, network.graph, learned))
  const targetsOf = retinaNetTargets(tools.backend, config)
  const lossOf = retinaNetLoss(tools.backend, config)
  return (parameters, { images, truths }) =>
    pipe(
      TE.Do,
      TE.bind("seen", () => forward(parameters, images)),
      TE.bind("targets", ({ seen }) => targetsOf(seen.anchors.boxes, truths)),
      TE.bind("loss", ({ seen, targets }) => lossOf(seen.heads, seen.anchors.boxes, truths, targets)),
      TE.bind("each", ({ seen, targets }) => focalLosses(tools, config.loss, seen.heads, targets)),
      TE.bind("gradients", ({ seen, loss }) => seen.pullback({ ...loss.cotangents })),
      TE.map(({ targets, loss, each, gradients }) => {
        const [value, slope] = [bySide(each, targets), bySide(loss.cotangents.logits, targets)]
        const losses = {
          classification: loss.classification,
          boxRegression: loss.boxRegression,
          backgroundOfLoss: value.background / (value.objects + value.background),
          backgroundOfSlope: slope.background / (slope.objects + slope.background),
        }
        return { losses, gradients }
      }),
    )
}
