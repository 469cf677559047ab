import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { anchorsPerCell } from "../anchors/config.js"
import type { Backbone } from "../backbones/backbone.js"
import { toBatch } from "../images/batch.js"
import { derivativeOf } from "../model/derivative.js"
import type { Model } from "../model/model.js"
import { toOriginal } from "../model/to-original.js"
import type { Tools } from "../model/tools.js"
import { entryOf } from "../rows.js"
import type { RetinaNetConfig } from "./config.js"
import { retinaNetDetect } from "./detect.js"
import { retinaNetForward } from "./forward.js"
import type { RetinaNetHeadConfig } from "./network.js"
import { retinaNetNetwork } from "./network.js"
import { retinaNetSlopes } from "./train.js"

/** RetinaNet on a feature pyramid: to detect with, and to train. */
export const retinaNet = (
  tools: Tools,
  config: RetinaNetConfig,
  pyramid: Backbone,
  head: RetinaNetHeadConfig,
): Model => {
  const { classes } = config
  const network = retinaNetNetwork(pyramid, head, { classes, anchors: anchorsPerCell(config.anchors) })
  const trained = network.parameters.filter(({ learned }) => learned).map(({ name }) => name)
  const forward = retinaNetForward(tools, config, network, derivativeOf(tools.engine, network.graph, []))
  const detect = retinaNetDetect(tools.backend, config)
  return {
    parameters: network.parameters,
    networks: [
      {
        name: "retinanet",
        graph: network.graph,
        inputs: (batch, { height, width }) => ({ images: [batch, 3, height, width] }),
      },
    ],
    slopes: retinaNetSlopes(tools, config, network, trained),
    detect: (parameters, images) =>
      pipe(
        TE.Do,
        TE.bind("batch", () => TE.fromEither(toBatch(config.images)(images))),
        TE.bind("seen", ({ batch }) => forward(parameters, batch)),
        TE.chain(({ batch, seen }) =>
          TE.sequenceSeqArray(
            batch.sizes.map((size, n) =>
              pipe(
                detect(entryOf(seen.heads.logits, n), entryOf(seen.heads.deltas, n), seen.anchors, size),
                TE.map((found) => toOriginal(found, batch, n)),
              ),
            ),
          ),
        ),
      ),
  }
}
