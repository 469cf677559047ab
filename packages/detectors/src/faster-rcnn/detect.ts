import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { range } from "../best.js"
import { toBatch } from "../images/batch.js"
import { derivativeOf } from "../model/derivative.js"
import type { Detect } from "../model/model.js"
import { toOriginal } from "../model/to-original.js"
import type { Tools } from "../model/tools.js"
import { takeRows } from "../rows.js"
import type { BoxHeads } from "./box-loss.js"
import type { FasterRcnnConfig } from "./config.js"
import { firstStage, firstStageGraph, proposed } from "./forward.js"
import type { FasterRcnnNetwork } from "./network.js"
import { fasterRcnnPostprocess } from "./postprocess.js"
import type { Proposals } from "./proposals.js"
import { secondStage } from "./second-stage.js"

/** The heads of each image, and its proposals. */
const byImage = ({ logits, deltas }: BoxHeads, proposals: readonly Proposals[]) => {
  let first = 0
  return proposals.map(({ boxes }) => {
    const rows = range(boxes.shape[0] ?? 0, first)
    first += rows.length
    return { boxes, heads: { logits: takeRows(logits, rows), deltas: takeRows(deltas, rows) } }
  })
}

const boxesOf = (proposals: readonly Proposals[]) => proposals.map(({ boxes }) => boxes)

/** From images to objects: batch, first stage, proposals, second stage, and image by image what its answers mean. */
export const fasterRcnnDetect = (
  tools: Tools,
  config: FasterRcnnConfig,
  network: FasterRcnnNetwork,
): Detect => {
  const first = derivativeOf(tools.engine, firstStageGraph(network, config), [])
  const see = firstStage(tools, config, network, first)
  const propose = proposed(tools, config, config.rpn.test)
  const ask = secondStage(tools, config, derivativeOf(tools.engine, network.head, []))
  const postprocess = fasterRcnnPostprocess(tools.backend, config.detect, config.head.coding)
  return (parameters, images) =>
    pipe(
      TE.Do,
      TE.bind("batch", () => TE.fromEither(toBatch(config.images)(images))),
      TE.bind("stage", ({ batch }) => see(parameters, batch)),
      TE.bind("proposals", ({ batch, stage }) => propose(stage, batch)),
      TE.bind("second", ({ stage, proposals }) => ask(parameters, stage.maps, boxesOf(proposals))),
      TE.chain(({ batch, second, proposals }) =>
        TE.sequenceSeqArray(
          byImage(second.heads, proposals).map(({ heads, boxes }, n) =>
            pipe(
              postprocess(heads, boxes, batch.sizes[n] ?? { height: 0, width: 0 }),
              TE.map((found) => toOriginal(found, batch, n)),
            ),
          ),
        ),
      ),
    )
}
