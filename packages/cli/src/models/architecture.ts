import type { DetectionError } from "@detspec/core"
import type {
  AnchorsConfig,
  Backbone,
  FasterRcnn,
  FasterRcnnConfig,
  FasterRcnnSchedule,
  ImagesConfig,
  Model,
  RetinaNetConfig,
  Stage,
  Tools,
} from "@detspec/detectors"
import {
  fasterRcnn,
  fasterRcnnHeadPresets,
  fasterRcnnPresets,
  fasterRcnnStages,
  oneStage,
  pyramid,
  pyramidPresets,
  residual,
  residualPresets,
  retinaNet,
  retinaNetHeadPresets,
  retinaNetPresets,
  vgg16,
} from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import type { AnchorSizes } from "./anchors.js"
import { withSizes } from "./anchors.js"

/** A detector that can be trained or run, and what its classes begin with. */
export interface Built {
  readonly model: Model
  readonly anchors: AnchorsConfig
  /** The label of the first class: 1 where 0 is the background. */
  readonly firstClass: number
  readonly stages: (schedule: FasterRcnnSchedule) => readonly Stage[]
}

/** What a detector is built for. */
export interface Purpose {
  /** How many classes there are, without the background. */
  readonly classes: number
  /** How images become batches. */
  readonly images: ImagesConfig
  /** Other sizes than the detector's own. */
  readonly anchors?: AnchorSizes
}

type Build = (tools: Tools, purpose: Purpose) => E.Either<DetectionError, Built>

const body = (name: keyof typeof residualPresets): Backbone =>
  residual("backbone.body", residualPresets[name])
const onPyramid = (of: Backbone, config: keyof typeof pyramidPresets): Backbone =>
  pyramid("backbone.fpn", pyramidPresets[config], of)

/** The small detectors' backbone: strides 4, 8 and 16, 32 channels. */
export const smallBackbone: Backbone = onPyramid(body("small"), "small")

/** torchvision makes P6 of P5 for its RetinaNet, where the paper makes it of C5. */
const torchvisionPyramid = (of: Backbone): Backbone =>
  pyramid("backbone.fpn", { ...pyramidPresets.retinaNetPaper, coarserFrom: "P5" }, of)

const asRetinaNet =
  (preset: "small" | "torchvision", backbone: Backbone): Build =>
  (tools, { classes, images, anchors: sizes }) =>
    pipe(
      withSizes(retinaNetPresets[preset].anchors, sizes),
      E.map((anchors) => {
        const config: RetinaNetConfig = { ...retinaNetPresets[preset], classes, images, anchors }
        const head = retinaNetHeadPresets[preset === "small" ? "small" : "paper"]
        const model = retinaNet(tools, config, backbone, head)
        return { model, anchors, firstClass: 0, stages: () => oneStage(model.slopes) }
      }),
    )

const asFasterRcnn =
  (preset: "small" | "torchvision" | "paper", backbone: Backbone): Build =>
  (tools, { classes, images, anchors: sizes }) =>
    pipe(
      withSizes(fasterRcnnPresets[preset].anchors, sizes),
      E.map((anchors) => {
        const config: FasterRcnnConfig = {
          ...fasterRcnnPresets[preset],
          classes: classes + 1,
          images,
          anchors,
        }
        const model: FasterRcnn = fasterRcnn(tools, config, backbone, fasterRcnnHeadPresets[preset])
        return { model, anchors, firstClass: 1, stages: (schedule) => fasterRcnnStages(model, schedule) }
      }),
    )

/** Every detector that has a name: the small ones train from nothing, the others expect pre-trained weights. */
export const architectures: Readonly<Record<string, Build>> = {
  retinanet: asRetinaNet("small", smallBackbone),
  "retinanet-resnet18": asRetinaNet("torchvision", torchvisionPyramid(body("resNet18"))),
  "retinanet-resnet34": asRetinaNet("torchvision", torchvisionPyramid(body("resNet34"))),
  "retinanet-resnet50": asRetinaNet("torchvision", torchvisionPyramid(body("resNet50"))),
  fasterrcnn: asFasterRcnn("small", smallBackbone),
  "fasterrcnn-resnet18": asFasterRcnn("torchvision", onPyramid(body("resNet18"), "fpnPaper")),
  "fasterrcnn-resnet34": asFasterRcnn("torchvision", onPyramid(body("resNet34"), "fpnPaper")),
  "fasterrcnn-resnet50": asFasterRcnn("torchvision", onPyramid(body("resNet50"), "fpnPaper")),
  "fasterrcnn-vgg16": asFasterRcnn("paper", vgg16("backbone")),
}

export const architectureNames: readonly string[] = Object.keys(architectures)
