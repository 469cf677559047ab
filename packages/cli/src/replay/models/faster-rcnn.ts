import type { DetectionError } from "@detspec/core"
import type { FasterRcnn, FasterRcnnConfig, FasterRcnnNetwork, Tools } from "@detspec/detectors"
import {
  anchorsPerCell,
  derivativeOf,
  fasterRcnn,
  fasterRcnnNetwork,
  firstStage,
  firstStageGraph,
  fitting,
  he,
  inOrder,
} from "@detspec/detectors"
import { leaf } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { foundStages } from "./detections.js"
import { nodeStages } from "./evaluated.js"
import { fasterRcnnConfigOf } from "./faster-rcnn-config.js"
import { headStages } from "./faster-rcnn-head.js"
import { proposalStages } from "./faster-rcnn-proposals.js"
import { imageStages, seenBy } from "./images.js"
import type { FasterRcnnMeta } from "./meta.js"
import { bodyOf, partsIn, pyramidOf, underNames } from "./parts.js"
import type { RecordedModel } from "./read.js"
import { slopeStages } from "./slopes.js"
import type { Stage } from "./stage.js"

/** What the recorded program calls the four losses. */
const lossNames = {
  classification: "loss_classifier",
  boxRegression: "loss_box_reg",
  objectness: "loss_objectness",
  proposalRegression: "loss_rpn_box_reg",
}

interface Built {
  readonly config: FasterRcnnConfig
  readonly network: FasterRcnnNetwork
  readonly model: FasterRcnn
  readonly inside: Parameters<typeof nodeStages>[2]
}

const built = (tools: Tools, recorded: RecordedModel, meta: FasterRcnnMeta): Built => {
  const { weights } = recorded
  const body = bodyOf(meta)
  const pyramid = pyramidOf(meta, weights, { coarser: "pool", coarserFrom: "P5" }, body)
  const config = fasterRcnnConfigOf(recorded, meta)
  const depth = partsIn(weights, "rpn.head.conv.", ".0.weight")
  const head = {
    rpnTower: { depth, norm: { kind: "none" }, fill: he },
    representation: meta.representation,
    representationFill: he,
  } as const
  const sizes = {
    classes: config.classes,
    anchors: anchorsPerCell(config.anchors),
    bins: config.head.pool.size,
  }
  const network = fasterRcnnNetwork(pyramid, head, sizes)
  const levels = network.levels.flatMap(({ objectness, deltas }, l) => [
    [`rpn.head.0.${l}`, objectness] as const,
    [`rpn.head.1.${l}`, deltas] as const,
  ])
  return {
    config,
    network,
    model: fasterRcnn(tools, config, pyramid, head),
    inside: {
      ...underNames("body", body.maps(leaf("images"))),
      ...underNames("features", network.features),
      ...Object.fromEntries(levels),
    },
  }
}

/** Every stage of a recorded Faster R-CNN, its losses and gradients. */
export const fasterRcnnStages = (
  tools: Tools,
  recorded: RecordedModel,
  meta: FasterRcnnMeta,
): TE.TaskEither<DetectionError, readonly Stage[]> => {
  const { config, network, model, inside } = built(tools, recorded, meta)
  const derivative = derivativeOf(tools.engine, firstStageGraph(network, config), [])
  const { weights } = recorded
  return pipe(
    TE.fromEither(fitting(network.parameters, recorded.weights)),
    TE.bindTo("fit"),
    TE.bind("seen", () => TE.fromEither(seenBy(recorded, config.images))),
    TE.bind("inside", ({ seen }) =>
      nodeStages(tools.engine, recorded, inside, { images: seen.batch.images.images }),
    ),
    TE.bind("first", ({ seen }) =>
      firstStage(tools, config, network, derivative)(weights, seen.batch.images),
    ),
    TE.bind("proposals", ({ seen, first }) => proposalStages(tools, recorded, config, first, seen)),
    TE.bind("head", ({ seen, first }) => headStages(tools, recorded, { config, network }, first, seen)),
    TE.bind("final", ({ seen }) => model.detect(weights, seen.planes)),
    TE.bind("slopes", ({ seen }) =>
      slopeStages(recorded, (at) => model.slopes(at, seen.batch, inOrder), lossNames),
    ),
    TE.map(({ seen, inside, proposals, head, final, slopes }) => [
      ...imageStages(recorded, seen),
      ...inside,
      ...proposals,
      ...head,
      ...foundStages(recorded, config, (n, part) => `final.${n}.${part}`, final),
      ...slopes,
    ]),
  )
}
