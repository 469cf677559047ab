import type { Tensors } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { derivativeOf } from "../model/derivative.js"
import type { SlopesOf } from "../model/model.js"
import type { Tools } from "../model/tools.js"
import type { RetinaNetConfig } from "./config.js"
import { retinaNetForward } from "./forward.js"
import { retinaNetLoss } from "./loss.js"
import type { RetinaNetNetwork } from "./network.js"
import { retinaNetTargets } from "./targets.js"

/** The losses of a batch and their slopes: forward, targets, losses, back. Nothing is drawn: every anchor counts. */
export const retinaNetSlopes = (
  tools: Tools,
  config: RetinaNetConfig,
  network: RetinaNetNetwork,
  trained: readonly string[],
): SlopesOf => {
  const forward = retinaNetForward(tools, config, network, derivativeOf(tools.engine, network.graph, trained))
  const targetsOf = retinaNetTargets(tools.backend, config)
  const lossOf = retinaNetLoss(tools.backend, config)
  return (parameters: Tensors, { images, truths }) =>
    pipe(
      TE.Do,
      TE.bind("seen", () => forward(parameters, images)),
      TE.bind("targets", ({ seen }) => targetsOf(seen.anchors.boxes, truths)),
      TE.bind("loss", ({ seen, targets }) => lossOf(seen.heads, seen.anchors.boxes, truths, targets)),
      TE.bind("gradients", ({ seen, loss }) => seen.pullback({ ...loss.cotangents })),
      TE.map(({ loss: { classification, boxRegression }, gradients }) => ({
        losses: { classification, boxRegression },
        gradients,
      })),
    )
}
