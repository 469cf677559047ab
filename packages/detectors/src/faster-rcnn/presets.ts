import { decodeBoxesPresets, matchAnchorsPresets, roiPoolPresets, sampleBalancedPresets } from "@detspec/spec"
import { anchorsPresets } from "../anchors/config.js"
import { imagesPresets } from "../images/config.js"
import { poolPresets } from "../pooling/config.js"
import type { FasterRcnnConfig } from "./config.js"

type Preset = Omit<FasterRcnnConfig, "classes">

/** On one feature map of stride 16, RoIPool. Where the paper is silent, its authors' code (py-faster-rcnn) is named. */
const paper: Preset = {
  images: imagesPresets.fasterRcnnPaper,
  anchors: anchorsPresets.fasterRcnnPaper,
  rpn: {
    /** Section 3.1.2: IoU above 0.7 or the highest with a true box; below 0.3 for all true boxes. */
    matching: matchAnchorsPresets.fasterRcnn,
    /** Section 3.3: "During training, we ignore all cross-boundary anchors". */
    crossBoundary: "ignore",
    coding: decodeBoxesPresets.paper,
    /** Section 3.1.3: 256 anchors an image, positive to negative "of up to 1:1". */
    sample: sampleBalancedPresets.fasterRcnn,
    /** Section 3.1.2: the robust loss of Fast R-CNN; its authors' code has σ = 3, that is β = 1/9, here. */
    box: { kind: "smoothL1", beta: 1 / 9 },
    /** Section 3.1.2: "By default we set λ = 10", beside N_cls = 256 and N_reg ~ 2400. */
    boxWeight: 10,
    boxNormaliser: "cells",
    /** Section 3.3: NMS at 0.7, 2000 proposals in training. 12000 and 16 pixels: the code's. */
    train: { before: 12000, after: 2000, nmsThreshold: 0.7, minSize: 16, scoreThreshold: 0 },
    /** Table 2: 300 proposals at test time. 6000: the code's. */
    test: { before: 6000, after: 300, nmsThreshold: 0.7, minSize: 16, scoreThreshold: 0 },
  },
  head: {
    /** Fast R-CNN, section 2.3: IoU of at least 0.5; background in [0.1, 0.5). */
    foreground: 0.5,
    background: [0.1, 0.5],
    /** The code's. */
    truthsAsProposals: true,
    /** Fast R-CNN, section 2.3: 64 regions an image, a quarter of them objects. */
    sample: sampleBalancedPresets.fastRcnn,
    /** Fast R-CNN, section 2.1 and 2.2: 7 × 7 bins for VGG-16. */
    pool: { kind: "roiPool", size: 7, ...roiPoolPresets.fastRcnnCaffe, strides: [16] },
    /** Fast R-CNN, section 2.3: targets of unit variance; 0.1, 0.1, 0.2, 0.2 are the code's deviations. */
    coding: { ...decodeBoxesPresets.torchvisionRoi, clamp: Infinity },
    /** Fast R-CNN, eq. (3); "All experiments use λ = 1". */
    box: { kind: "smoothL1", beta: 1 },
    boxWeight: 1,
  },
  /** The code's: scores above 0.05, suppression at 0.3, 100 an image. */
  detect: { scoreThreshold: 0.05, minSize: 0, nmsThreshold: 0.3, detections: 100 },
}

/** On a feature pyramid, RoIAlign, as torchvision's fasterrcnn_resnet50_fpn. */
const torchvision: Preset = {
  images: imagesPresets.torchvision,
  anchors: { ...anchorsPresets.fpnPaper, strides: "floor", offset: 0, rounding: "half-even" },
  rpn: {
    matching: matchAnchorsPresets.fasterRcnn,
    crossBoundary: "keep",
    coding: decodeBoxesPresets.torchvisionRpn,
    sample: sampleBalancedPresets.fasterRcnn,
    box: { kind: "smoothL1", beta: 1 / 9 },
    boxWeight: 1,
    boxNormaliser: "sampled",
    train: { before: 2000, after: 2000, nmsThreshold: 0.7, minSize: 1e-3, scoreThreshold: 0 },
    test: { before: 1000, after: 1000, nmsThreshold: 0.7, minSize: 1e-3, scoreThreshold: 0 },
  },
  head: {
    foreground: 0.5,
    background: [0, 0.5],
    truthsAsProposals: true,
    sample: sampleBalancedPresets.torchvisionBoxHead,
    pool: poolPresets.torchvision,
    coding: decodeBoxesPresets.torchvisionRoi,
    box: { kind: "smoothL1", beta: 1 / 9 },
    boxWeight: 1,
  },
  detect: { scoreThreshold: 0.05, minSize: 1e-2, nmsThreshold: 0.5, detections: 100 },
}

const few = { before: 200, after: 100, nmsThreshold: 0.7, minSize: 2, scoreThreshold: 0 }

/** What trains from nothing on images of some 160 pixels: measured with PyTorch for this project. */
const small: Preset = {
  images: imagesPresets.small,
  anchors: anchorsPresets.small,
  rpn: {
    ...torchvision.rpn,
    matching: matchAnchorsPresets.torchvisionRetinaNet,
    sample: { size: 128, positiveFraction: 0.5 },
    train: few,
    test: few,
  },
  head: {
    ...torchvision.head,
    sample: { size: 64, positiveFraction: 0.5 },
    pool: poolPresets.small,
    box: { kind: "smoothL1", beta: 1 },
  },
  detect: { scoreThreshold: 0.02, minSize: 1e-2, nmsThreshold: 0.5, detections: 100 },
}

/** The paper on one feature map, torchvision's on a pyramid, and a small one. */
export const fasterRcnnPresets: Readonly<Record<"paper" | "torchvision" | "small", Preset>> = {
  paper,
  torchvision,
  small,
}
