import type { DetectionError } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { anchorsPerCell } from "../anchors/config.js"
import type { Backbone } from "../backbones/backbone.js"
import { range } from "../best.js"
import type { Detections } from "../detections.js"
import type { ImageBatch } from "../images/batch.js"
import { toBatch } from "../images/batch.js"
import { derivativeOf } from "../model/derivative.js"
import type { Model, SlopesOf } from "../model/model.js"
import { toOriginal } from "../model/to-original.js"
import type { Tools } from "../model/tools.js"
import { takeRows } from "../rows.js"
import type { BoxHeads } from "./box-loss.js"
import type { FasterRcnnConfig } from "./config.js"
import { fasterRcnnDetect } from "./detect.js"
import { firstStage, firstStageGraph, proposed } from "./forward.js"
import type { FasterRcnnHeadConfig } from "./network.js"
import { fasterRcnnNetwork } from "./network.js"
import type { Phase, ProposeFrom } from "./phase.js"
import { jointly } from "./phase.js"
import type { Proposals } from "./proposals.js"
import { secondStage } from "./second-stage.js"
import { fasterRcnnSlopes } from "./train.js"

/** A model whose training may have several phases. */
export interface FasterRcnn extends Model {
  readonly slopesIn: (phase: Phase) => SlopesOf
  /** What a network with these parameters proposes, to train a second stage on. */
  readonly proposeWith: (parameters: Tensors) => ProposeFrom
}

/** The heads of each image, and its proposals. */
const byImage = ({ logits, deltas }: BoxHeads, proposals: readonly Proposals[]) => {
  let first = 0
  return proposals.map(({ boxes }) => {
    const rows = range(boxes.shape[0] ?? 0, first)
    first += rows.length
    return { boxes, heads: { logits: takeRows(logits, rows), deltas: takeRows(deltas, rows) } }
  })
}

/** Faster R-CNN on a feature pyramid, or on one map: to detect with, and to train. */
export const fasterRcnn = (
  tools: Tools,
  config: FasterRcnnConfig,
  pyramid: Backbone,
  head: FasterRcnnHeadConfig,
): FasterRcnn => {
  const { classes } = config
  const bins = config.head.pool.size
  const network = fasterRcnnNetwork(pyramid, head, { classes, anchors: anchorsPerCell(config.anchors), bins })
  const first = derivativeOf(tools.engine, firstStageGraph(network, config), [])
  const see = firstStage(tools, config, network, first)
  const ask = secondStage(tools, config, derivativeOf(tools.engine, network.head, []))
  const detect = fasterRcnnDetect(tools.backend, config.detect, config.head.coding)
  const detected = (
    parameters: Tensors,
    batch: ImageBatch,
  ): TE.TaskEither<DetectionError, readonly Detections[]> =>
    pipe(
      TE.Do,
      TE.bind("stage", () => see(parameters, batch)),
      TE.bind("proposals", ({ stage }) => proposed(tools, config, config.rpn.test)(stage, batch)),
      TE.bind("second", ({ stage, proposals }) =>
        ask(
          parameters,
          stage.maps,
          proposals.map(({ boxes }) => boxes),
        ),
      ),
      TE.chain(({ second, proposals }) =>
        TE.sequenceSeqArray(
          byImage(second.heads, proposals).map(({ heads, boxes }, n) =>
            pipe(
              detect(heads, boxes, batch.sizes[n] ?? { height: 0, width: 0 }),
              TE.map((found) => toOriginal(found, batch, n)),
            ),
          ),
        ),
      ),
    )
  const slopesIn = (phase: Phase) => fasterRcnnSlopes(tools, config, network, phase)
  return {
    parameters: network.parameters,
    networks: [
      {
        name: "proposals",
        graph: firstStageGraph(network, config),
        inputs: (batch, { height, width }) => ({ images: [batch, 3, height, width] }),
      },
      {
        name: "head",
        graph: network.head,
        inputs: (batch) => ({
          regions: [batch * config.rpn.test.after, pyramid.channels[0] ?? 0, bins, bins],
        }),
      },
    ],
    slopes: slopesIn(jointly),
    slopesIn,
    proposeWith: (parameters) => (batch) =>
      pipe(
        see(parameters, batch.images),
        TE.chain((stage) => proposed(tools, config, config.rpn.train)(stage, batch.images)),
      ),
    detect: (parameters, images) =>
      pipe(
        TE.fromEither(toBatch(config.images)(images)),
        TE.chain((batch) => detected(parameters, batch)),
      ),
  }
}
