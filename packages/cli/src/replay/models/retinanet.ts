import type { DetectionError } from "@detspec/core"
import type { RetinaNetConfig, RetinaNetSeen, Tools } from "@detspec/detectors"
import {
  anchorsPerCell,
  derivativeOf,
  entryOf,
  fitting,
  inOrder,
  retinaNet,
  retinaNetForward,
  retinaNetHeadPresets,
  retinaNetNetwork,
  retinaNetPostprocess,
  retinaNetPresets,
} from "@detspec/detectors"
import type { Tensors } from "@detspec/networks"
import { leaf } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { foundStages } from "./detections.js"
import { nodeStages } from "./evaluated.js"
import type { Seen } from "./images.js"
import { imageStages, seenBy } from "./images.js"
import type { RetinaNetMeta } from "./meta.js"
import { anchorsOf, bodyOf, imagesOf, partsIn, pyramidOf, renamed, underNames } from "./parts.js"
import type { RecordedModel } from "./read.js"
import { slopeStages } from "./slopes.js"
import type { Stage } from "./stage.js"
import { compared } from "./stage.js"

type Asked<T> = TE.TaskEither<DetectionError, T>

const configOf = (meta: RetinaNetMeta): RetinaNetConfig => ({
  ...retinaNetPresets.torchvision,
  classes: meta.num_classes,
  images: imagesOf(meta),
  anchors: anchorsOf(meta),
  detect: {
    scoreThreshold: meta.score_thresh,
    candidates: meta.topk_candidates,
    nmsThreshold: meta.nms_thresh,
    detections: meta.detections_per_img,
  },
})

/** P6 comes from the map whose channels its weights take; where both have as many, from the one that is named. */
const coarserFromOf = (meta: RetinaNetMeta, weights: Tensors): "C5" | "P5" => {
  const channels = weights["backbone.fpn.extra_blocks.p6.weight"]?.shape[1] ?? meta.fpn_out
  return channels !== meta.fpn_out || meta.p6p7_from.startsWith("C5") ? "C5" : "P5"
}

const anchorStages = ({ tensors }: RecordedModel, { anchors, heads }: RetinaNetSeen): readonly Stage[] =>
  Array.from({ length: heads.logits.shape[0] ?? 0 }, (_, n) =>
    compared(`anchors.${n}`, tensors[`anchors.${n}`], anchors.boxes, 0),
  )

/** What the recorded program calls the two losses. */
const lossNames = { classification: "classification", boxRegression: "bbox_regression" }

/** Every stage of a recorded RetinaNet, its losses and gradients. */
export const retinaNetStages = (
  tools: Tools,
  recorded: RecordedModel,
  meta: RetinaNetMeta,
): Asked<readonly Stage[]> => {
  const config = configOf(meta)
  const body = bodyOf(meta)
  const coarserFrom = coarserFromOf(meta, recorded.weights)
  const pyramid = pyramidOf(meta, recorded.weights, { coarser: "convolutions", coarserFrom }, body)
  const depth = partsIn(recorded.weights, "head.classification_head.conv.", ".0.weight")
  const { tower, prior } = retinaNetHeadPresets.paper
  const head = { tower: { ...tower, depth }, prior }
  const sizes = { classes: config.classes, anchors: anchorsPerCell(config.anchors) }
  const network = retinaNetNetwork(pyramid, head, sizes)
  const model = retinaNet(tools, config, pyramid, head)
  const forward = retinaNetForward(tools, config, network, derivativeOf(tools.engine, network.graph, []))
  const detect = retinaNetPostprocess(tools.backend, config)
  const nodes = {
    ...underNames("body", body.maps(leaf("images"))),
    ...underNames("features", network.features),
    ...renamed(network.graph.outputs, { logits: "head.cls_logits", deltas: "head.bbox_regression" }),
  }
  const atNetworkScale = (seen: RetinaNetSeen, { batch }: Seen) =>
    TE.sequenceSeqArray(
      batch.images.sizes.map((size, n) =>
        detect(entryOf(seen.heads.logits, n), entryOf(seen.heads.deltas, n), seen.anchors, size),
      ),
    )
  return pipe(
    TE.fromEither(fitting(network.parameters, recorded.weights)),
    TE.bindTo("fit"),
    TE.bind("seen", () => TE.fromEither(seenBy(recorded, config.images))),
    TE.bind("inside", ({ seen }) =>
      nodeStages(tools.engine, recorded, nodes, { images: seen.batch.images.images }),
    ),
    TE.bind("heads", ({ seen }) => forward(recorded.weights, seen.batch.images)),
    TE.bind("found", ({ seen, heads }) => atNetworkScale(heads, seen)),
    TE.bind("final", ({ seen }) => model.detect(recorded.weights, seen.planes)),
    TE.bind("slopes", ({ seen }) =>
      slopeStages(recorded, (weights) => model.slopes(weights, seen.batch, inOrder), lossNames),
    ),
    TE.map(({ seen, inside, heads, found, final, slopes }) => [
      ...imageStages(recorded, seen),
      ...inside,
      ...anchorStages(recorded, heads),
      ...foundStages(recorded, config, (n, part) => `detections_network_scale.${n}.${part}`, found),
      ...foundStages(recorded, config, (n, part) => `final.${n}.${part}`, final),
      ...slopes,
    ]),
  )
}
