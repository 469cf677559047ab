import type { Tensors } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { anchorsPerCell } from "../anchors/config.js"
import type { Backbone } from "../backbones/backbone.js"
import { derivativeOf } from "../model/derivative.js"
import type { Model, NetworkPart, SlopesOf } from "../model/model.js"
import type { Tools } from "../model/tools.js"
import type { FasterRcnnConfig } from "./config.js"
import { fasterRcnnDetect } from "./detect.js"
import { firstStage, firstStageGraph, proposed } from "./forward.js"
import type { FasterRcnnHeadConfig, FasterRcnnNetwork } from "./network.js"
import { fasterRcnnNetwork } from "./network.js"
import type { Phase, ProposeFrom } from "./phase.js"
import { jointly } from "./phase.js"
import { fasterRcnnSlopes } from "./train.js"

/** A model whose training may have several phases. */
export interface FasterRcnn extends Model {
  readonly slopesIn: (phase: Phase) => SlopesOf
  /** What a network with these parameters proposes, to train a second stage on. */
  readonly proposeWith: (parameters: Tensors) => ProposeFrom
}

/** The two networks, between which regions are pooled. */
const partsOf = (
  network: FasterRcnnNetwork,
  config: FasterRcnnConfig,
  channels: number,
): readonly NetworkPart[] => {
  const { size } = config.head.pool
  return [
    {
      name: "proposals",
      graph: firstStageGraph(network, config),
      inputs: (batch, { height, width }) => ({ images: [batch, 3, height, width] }),
    },
    {
      name: "head",
      graph: network.head,
      inputs: (batch) => ({ regions: [batch * config.rpn.test.after, channels, size, size] }),
    },
  ]
}

const proposeWith = (tools: Tools, config: FasterRcnnConfig, network: FasterRcnnNetwork) => {
  const first = derivativeOf(tools.engine, firstStageGraph(network, config), [])
  const see = firstStage(tools, config, network, first)
  const propose = proposed(tools, config, config.rpn.train)
  return (parameters: Tensors): ProposeFrom =>
    ({ images }) =>
      pipe(
        see(parameters, images),
        TE.chain((stage) => propose(stage, images)),
      )
}

/** Faster R-CNN on a feature pyramid, or on one map: to detect with, and to train. */
export const fasterRcnn = (
  tools: Tools,
  config: FasterRcnnConfig,
  pyramid: Backbone,
  head: FasterRcnnHeadConfig,
): FasterRcnn => {
  const sizes = {
    classes: config.classes,
    anchors: anchorsPerCell(config.anchors),
    bins: config.head.pool.size,
  }
  const network = fasterRcnnNetwork(pyramid, head, sizes)
  const slopesIn = (phase: Phase) => fasterRcnnSlopes(tools, config, network, phase)
  return {
    parameters: network.parameters,
    detect: fasterRcnnDetect(tools, config, network),
    slopes: slopesIn(jointly),
    slopesIn,
    proposeWith: proposeWith(tools, config, network),
    networks: partsOf(network, config, pyramid.channels[0] ?? 0),
  }
}
