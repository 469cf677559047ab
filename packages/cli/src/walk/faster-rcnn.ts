import type { DetectionError } from "@detspec/core"
import type { FasterRcnnConfig, Tools } from "@detspec/detectors"
import {
  anchorsPerCell,
  boxTargets,
  derivativeOf,
  fasterRcnnHeadPresets,
  fasterRcnnNetwork,
  fasterRcnnPostprocess,
  fasterRcnnPresets,
  firstStage,
  firstStageGraph,
  proposed,
  rpnTargets,
  secondStage,
} from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { smallBackbone } from "../models/architecture.js"
import type { Loaded } from "../models/weights.js"
import type { Figure } from "../pictures/figure.js"
import { detectionsPicture } from "./detections.js"
import { objectnessPicture, proposalsPicture } from "./faster-rcnn-stages.js"
import type { WalkedScene } from "./scene.js"
import { drawnAt } from "./scene.js"

/** The first stage, its proposals, and the examples that training would draw from both. */
const first = (
  tools: Tools,
  config: FasterRcnnConfig,
  { parameters }: Loaded,
  scene: WalkedScene,
  network: ReturnType<typeof networkOf>,
) => {
  const { batch, truth } = scene
  const { engine, backend } = tools
  const see = firstStage(tools, config, network, derivativeOf(engine, firstStageGraph(network, config), []))
  return pipe(
    TE.Do,
    TE.bind("stage", () => see(parameters, batch)),
    TE.bind("targets", ({ stage }) =>
      rpnTargets(backend, config.rpn, drawnAt(0))(stage.anchors.boxes, [truth], batch.sizes),
    ),
    TE.bind("proposals", ({ stage }) => proposed(tools, config, config.rpn.test)(stage, batch)),
    TE.let("regions", ({ proposals }) => proposals.map(({ boxes }) => boxes)),
    TE.bind("drawn", ({ regions: [boxes = truth.boxes] }) =>
      boxTargets(backend, config.head, drawnAt(1))(0, boxes, truth),
    ),
  )
}

const networkOf = (config: FasterRcnnConfig) =>
  fasterRcnnNetwork(smallBackbone, fasterRcnnHeadPresets.small, {
    classes: config.classes,
    anchors: anchorsPerCell(config.anchors),
    bins: config.head.pool.size,
  })

const stages = (tools: Tools, config: FasterRcnnConfig, loaded: Loaded, scene: WalkedScene) => {
  const network = networkOf(config)
  const size = scene.batch.sizes[0] ?? { height: 0, width: 0 }
  const ask = secondStage(tools, config, derivativeOf(tools.engine, network.head, []))
  const objects = (detect: FasterRcnnConfig["detect"]) =>
    fasterRcnnPostprocess(tools.backend, detect, config.head.coding)
  /** No two boxes overlap by more than 1: nothing is suppressed. */
  const all = { ...config.detect, nmsThreshold: 1, detections: Infinity }
  return pipe(
    first(tools, config, loaded, scene, network),
    TE.bind("second", ({ stage, regions }) => ask(loaded.parameters, stage.maps, regions)),
    TE.let("boxes", ({ regions: [boxes = scene.truth.boxes] }) => boxes),
    TE.bind("before", ({ second, boxes }) => objects(all)(second.heads, boxes, size)),
    TE.bind("kept", ({ second, boxes }) => objects(config.detect)(second.heads, boxes, size)),
  )
}

/** Faster R-CNN on a scene: where it looks, what it would learn from, and what it finds. */
export const walkFasterRcnn = (
  tools: Tools,
  loaded: Loaded,
  scene: WalkedScene,
  origin: string,
): TE.TaskEither<DetectionError, readonly Figure[]> => {
  const { anchors, description } = loaded
  const { classes, images } = description
  const config = { ...fasterRcnnPresets.small, classes: classes.length + 1, images, anchors }
  const about = {
    name: "faster-rcnn-detections",
    title: "Faster R-CNN: from regions to objects",
    sentence: `Every region has a box for each class; suppression at ${config.detect.nmsThreshold} within each class. Weights: ${origin}.`,
  }
  const threshold = config.detect.scoreThreshold
  return pipe(
    stages(tools, config, loaded, scene),
    TE.map(({ stage, targets: [target], boxes, drawn, before, kept }) => [
      objectnessPicture(scene, stage, config, origin),
      proposalsPicture(scene, config, origin, {
        anchors: stage.anchors.boxes,
        sample: target?.sample ?? { positives: [], negatives: [] },
        proposals: boxes,
        drawn,
      }),
      detectionsPicture(about, scene, loaded, { before, kept, threshold }),
    ]),
  )
}
