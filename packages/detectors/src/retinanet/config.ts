import { decodeBoxesPresets, matchAnchorsPresets } from "@detspec/spec"
import type { AnchorsConfig } from "../anchors/config.js"
import { anchorsPresets } from "../anchors/config.js"
import type { ImagesConfig } from "../images/config.js"
import { imagesPresets } from "../images/config.js"
import type { Matching } from "../matching.js"
import type { BoxLoss } from "../regression/box-loss.js"
import type { Coding } from "../regression/decode-pullback.js"

export interface RetinaNetLossConfig {
  /** α and γ of the focal loss. */
  readonly alpha: number
  readonly gamma: number
  readonly box: BoxLoss
  /** What the box loss is multiplied by. */
  readonly boxWeight: number
  /** Losses are divided by the positives of each image, then averaged; or by the positives of the batch. */
  readonly normaliser: "image" | "batch"
}

export interface RetinaNetDetectConfig {
  /** A class must score more than this. */
  readonly scoreThreshold: number
  /** At most so many candidates a level of the pyramid. */
  readonly candidates: number
  readonly nmsThreshold: number
  /** At most so many detections an image. */
  readonly detections: number
}

/** What RetinaNet leaves open, beside its network. Classes count from 0; there is no background class. */
export interface RetinaNetConfig {
  readonly classes: number
  readonly images: ImagesConfig
  readonly anchors: AnchorsConfig
  readonly matching: Matching
  readonly coding: Coding
  readonly loss: RetinaNetLossConfig
  readonly detect: RetinaNetDetectConfig
}

const paper: Omit<RetinaNetConfig, "classes"> = {
  images: imagesPresets.retinaNetPaper,
  anchors: anchorsPresets.retinaNetPaper,
  /** Section 4, Anchors: positive from an IoU of 0.5 on, background in [0, 0.4), no rule for truths without an anchor. */
  matching: matchAnchorsPresets.retinaNet,
  coding: decodeBoxesPresets.paper,
  loss: {
    /** Section 5.1: "γ = 2 with α = .25 works best". */
    alpha: 0.25,
    gamma: 2,
    /** Section 4.1, Optimization: "the standard smooth L1 loss used for box regression [10]", whose β is 1. */
    box: { kind: "smoothL1", beta: 1 },
    boxWeight: 1,
    /** Section 4.1, Focal Loss: "normalized by the number of anchors assigned to a ground-truth box". */
    normaliser: "image",
  },
  /** Section 4.1, Inference: the best 1000 a level above 0.05, non-maximum suppression at 0.5. COCO counts 100 detections. */
  detect: { scoreThreshold: 0.05, candidates: 1000, nmsThreshold: 0.5, detections: 100 },
}

const torchvision: Omit<RetinaNetConfig, "classes"> = {
  images: imagesPresets.torchvision,
  anchors: {
    ...anchorsPresets.retinaNetPaper,
    /** Whole numbers: 32, 40, 50, …, and corners rounded to pixels. */
    sizes: [32, 64, 128, 256, 512].map((size) =>
      [1, 2 ** (1 / 3), 2 ** (2 / 3)].map((step) => Math.floor(size * step)),
    ),
    strides: "floor",
    offset: 0,
    rounding: "half-even",
  },
  matching: matchAnchorsPresets.torchvisionRetinaNet,
  coding: decodeBoxesPresets.torchvisionRetinaNet,
  loss: { ...paper.loss, box: { kind: "smoothL1", beta: 0 } },
  detect: { scoreThreshold: 0.05, candidates: 1000, nmsThreshold: 0.5, detections: 300 },
}

/** What trains from nothing on images of some 160 pixels: measured with PyTorch for this project. */
const small: Omit<RetinaNetConfig, "classes"> = {
  images: imagesPresets.small,
  anchors: anchorsPresets.small,
  matching: matchAnchorsPresets.torchvisionRetinaNet,
  coding: decodeBoxesPresets.torchvisionRetinaNet,
  loss: { ...paper.loss, box: { kind: "giou", epsilon: 0 }, boxWeight: 2, normaliser: "batch" },
  detect: { scoreThreshold: 0.02, candidates: 1000, nmsThreshold: 0.5, detections: 100 },
}

/** Who decides what the paper leaves open, and the paper. */
export const retinaNetPresets: Readonly<
  Record<"paper" | "torchvision" | "small", Omit<RetinaNetConfig, "classes">>
> = {
  paper,
  torchvision,
  small,
}
