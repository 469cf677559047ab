import type { DetectionError } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Anchors } from "../anchors/pyramid.js"
import { pyramidAnchors } from "../anchors/pyramid.js"
import type { ImageBatch } from "../images/batch.js"
import type { Derivative, Evaluated } from "../model/derivative.js"
import { answered } from "../model/derivative.js"
import { mapSizes } from "../model/map-sizes.js"
import type { Tools } from "../model/tools.js"
import type { RetinaNetConfig } from "./config.js"
import type { RetinaNetHeads } from "./loss.js"
import type { RetinaNetNetwork } from "./network.js"

/** What the network says of a batch, of which anchors, and how to go back from there. */
export interface RetinaNetSeen {
  readonly heads: RetinaNetHeads
  readonly anchors: Anchors
  readonly pullback: Evaluated["pullback"]
}

/** The network on a batch of images. */
export const retinaNetForward =
  ({ backend }: Tools, config: RetinaNetConfig, network: RetinaNetNetwork, derivative: Derivative) =>
  (parameters: Tensors, { images }: ImageBatch): TE.TaskEither<DetectionError, RetinaNetSeen> => {
    const leaves = { ...parameters, images }
    const [, , height = 0, width = 0] = images.shape
    return pipe(
      TE.Do,
      TE.bind("maps", () => TE.fromEither(mapSizes(network.features, leaves))),
      TE.bind("anchors", ({ maps }) => pyramidAnchors(backend, config.anchors)({ height, width }, maps)),
      TE.bind("evaluated", () => derivative(leaves)),
      TE.bind("logits", ({ evaluated }) => answered(evaluated.outputs, "logits")),
      TE.bind("deltas", ({ evaluated }) => answered(evaluated.outputs, "deltas")),
      TE.map(({ anchors, logits, deltas, evaluated: { pullback } }) => ({
        heads: { logits, deltas },
        anchors,
        pullback,
      })),
    )
  }
