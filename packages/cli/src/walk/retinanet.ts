import type { DetectionError } from "@detspec/core"
import type { RetinaNetConfig, RetinaNetSeen, RetinaNetTargets, Tools } from "@detspec/detectors"
import {
  anchorsPerCell,
  derivativeOf,
  entryOf,
  retinaNetForward,
  retinaNetHeadPresets,
  retinaNetNetwork,
  retinaNetPostprocess,
  retinaNetPresets,
  retinaNetTargets,
  sigmoids,
} from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { smallBackbone } from "../models/architecture.js"
import type { Loaded } from "../models/weights.js"
import type { Figure } from "../pictures/figure.js"
import { hue } from "../pictures/palette.js"
import { panelsPicture } from "../pictures/panels.js"
import { detectionsPicture } from "./detections.js"
import { heatPicture } from "./heat-picture.js"
import { boxesAt, levelsOf } from "./levels.js"
import { boxes, dashed } from "./marks.js"
import type { WalkedScene } from "./scene.js"

const targetsPicture = (
  scene: WalkedScene,
  { anchors }: RetinaNetSeen,
  config: RetinaNetConfig,
  { matches }: RetinaNetTargets,
): Figure => {
  const about = {
    name: "retinanet-targets",
    title: "RetinaNet: which anchors are to find something",
    sentence: `Blue: IoU with an object (dashed) of ${config.matching.high} or more, or the best that the object has. Purple: neither object nor background, they do not count. All others say no to every class.`,
  }
  const levels = levelsOf(anchors, config.anchors, scene.batch.images.shape[3] ?? 0)
  return panelsPicture(
    about,
    scene.photo,
    levels.map(({ name, rows, side }) => {
      const positive = rows.filter((row) => (matches[row] ?? -1) >= 0)
      const ignored = rows.filter((row) => matches[row] === -2)
      return {
        title: `${name}, ${rows.length} anchors of ${side} pixels`,
        note: `${positive.length} positive, ${ignored.length} ignored, ${rows.length - positive.length - ignored.length} background`,
        veil: 0.4,
        marks: (place) => [
          boxes(place, boxesAt(anchors.boxes, ignored), hue.purple, 1.2),
          boxes(place, boxesAt(anchors.boxes, positive), hue.blue),
          dashed(place, scene.boxes),
        ],
      }
    }),
  )
}

const scoresPicture = (
  scene: WalkedScene,
  { anchors, heads }: RetinaNetSeen,
  config: RetinaNetConfig,
  origin: string,
): Figure => {
  const about = {
    name: "retinanet-scores",
    title: "RetinaNet: what every anchor says",
    sentence: `A cell has the colour of its most probable class (disc blue, square orange, triangle green), the more opaque the surer. Weights: ${origin}.`,
  }
  const levels = levelsOf(anchors, config.anchors, scene.batch.images.shape[3] ?? 0)
  return heatPicture(about, scene, levels, sigmoids(entryOf(heads.logits, 0)))
}

const stages = (
  tools: Tools,
  config: RetinaNetConfig,
  { parameters }: Loaded,
  { batch, truth }: WalkedScene,
) => {
  const sizes = { classes: config.classes, anchors: anchorsPerCell(config.anchors) }
  const network = retinaNetNetwork(smallBackbone, retinaNetHeadPresets.small, sizes)
  const size = batch.sizes[0] ?? { height: 0, width: 0 }
  const objects = (detect: RetinaNetConfig["detect"], { heads, anchors }: RetinaNetSeen) =>
    retinaNetPostprocess(tools.backend, { ...config, detect })(
      entryOf(heads.logits, 0),
      entryOf(heads.deltas, 0),
      anchors,
      size,
    )
  /** No two boxes overlap by more than 1: nothing is suppressed. */
  const all = { ...config.detect, nmsThreshold: 1, detections: Infinity }
  return pipe(
    TE.Do,
    TE.bind("seen", () =>
      retinaNetForward(
        tools,
        config,
        network,
        derivativeOf(tools.engine, network.graph, []),
      )(parameters, batch),
    ),
    TE.bind("targets", ({ seen }) => retinaNetTargets(tools.backend, config)(seen.anchors.boxes, [truth])),
    TE.bind("before", ({ seen }) => objects(all, seen)),
    TE.bind("kept", ({ seen }) => objects(config.detect, seen)),
  )
}

/** RetinaNet on a scene: its targets, what it says, and what becomes of that. */
export const walkRetinaNet = (
  tools: Tools,
  loaded: Loaded,
  scene: WalkedScene,
  origin: string,
): TE.TaskEither<DetectionError, readonly Figure[]> => {
  const { anchors, description } = loaded
  const { classes, images } = description
  const config = { ...retinaNetPresets.small, classes: classes.length, images, anchors }
  const about = {
    name: "retinanet-detections",
    title: "RetinaNet: from answers to objects",
    sentence: `Boxes moved by their deltas and clipped, then suppression at ${config.detect.nmsThreshold} within each class. Weights: ${origin}.`,
  }
  const threshold = config.detect.scoreThreshold
  return pipe(
    stages(tools, config, loaded, scene),
    TE.map(({ seen, targets: [first = { matches: [], positives: [] }], before, kept }) => [
      targetsPicture(scene, seen, config, first),
      scoresPicture(scene, seen, config, origin),
      detectionsPicture(about, scene, loaded, { before, kept, threshold }),
    ]),
  )
}
