import { wrapFloat32 } from "@detspec/core"
import type { Case } from "./case.js"
import { benchCase } from "./case.js"
import { boxesOf, numbersOf, rareOnes, zeros } from "./data.js"
import { plainBoxIou, plainMatch } from "./plain/box-iou.js"
import { plainAnchors, plainDecode } from "./plain/boxes.js"
import { plainFocal, plainFocalGradient, plainSmoothL1 } from "./plain/losses.js"
import { plainRoiAlign } from "./plain/roi-align.js"

const pyramid = {
  height: 160,
  width: 140,
  strideY: 8,
  strideX: 8,
  offset: 0.5,
  rounding: "none",
  order: "ratio-major",
} as const
const sizes = [32, 40.25, 50.75]
const ratios = [0.5, 1, 2]
/** 160 × 140 cells with 9 anchors each are 201,600. */
const anchors = wrapFloat32([201_600, 4], plainAnchors(160, 140, 8, sizes, ratios))

const overlaps = (): readonly Case[] => {
  const [boxes1, boxes2] = [boxesOf(100_000, 1333, 800, 1), boxesOf(100, 1333, 800, 2)]
  const truths = boxesOf(20, 1120, 1280, 3)
  return [
    benchCase("boxIou", "100,000 × 100", { boxes1, boxes2 }, () => plainBoxIou(boxes1.data, boxes2.data)),
    benchCase(
      "matchAnchors",
      "201,600 × 20",
      { anchors, truths, high: 0.5, low: 0.4, lowQuality: "none" },
      () => plainMatch(anchors.data, truths.data, 0.5, 0.4),
    ),
  ]
}

const pooling = (): readonly Case[] => {
  const features = numbersOf([1, 256, 50, 68], -1, 1, 4)
  const boxes = boxesOf(1000, 1088, 800, 5)
  const bins = { features, boxes, images: zeros(1000), spatialScale: 1 / 16, pooledHeight: 7, pooledWidth: 7 }
  const plain = {
    features: features.data,
    channels: 256,
    height: 50,
    width: 68,
    boxes: boxes.data,
    images: bins.images.data,
    scale: 1 / 16,
    bins: 7,
    samples: 2,
  }
  const size = "1000 RoIs, 256 × 50 × 68, 7 × 7"
  return [
    benchCase("roiAlign", `${size}, 2 samples`, { ...bins, samples: 2, aligned: true, reduce: "mean" }, () =>
      plainRoiAlign(plain),
    ),
    benchCase("roiPool", size, { ...bins, rounding: "half-away" }),
  ]
}

const losses = (): readonly Case[] => {
  const [logits, targets] = [numbersOf([100_000, 80], -8, 4, 6), rareOnes([100_000, 80], 7)]
  const focal = { logits, targets, weighting: "alpha", alpha: 0.25, gamma: 2 } as const
  const [predictions, wanted] = [numbersOf([100_000, 4], -2, 2, 8), numbersOf([100_000, 4], -2, 2, 9)]
  return [
    benchCase("sigmoidFocalLoss", "100,000 × 80", focal, () => plainFocal(logits.data, targets.data)),
    benchCase("sigmoidFocalLossGradient", "100,000 × 80", focal, () =>
      plainFocalGradient(logits.data, targets.data),
    ),
    benchCase("smoothL1", "100,000 × 4", { predictions, targets: wanted, beta: 1 }, () =>
      plainSmoothL1(predictions.data, wanted.data, 1),
    ),
  ]
}

const boxes = (): readonly Case[] => {
  const deltas = numbersOf([100_000, 1, 4], -1, 1, 10)
  const around = boxesOf(100_000, 1333, 800, 11)
  const coder = { deltas, anchors: around, weights: [1, 1, 1, 1], clamp: Math.log(1000 / 16) } as const
  const [candidates, scores] = [boxesOf(6000, 1333, 800, 12), numbersOf([6000], 0, 1, 13)]
  return [
    benchCase("decodeBoxes", "100,000", coder, () => plainDecode(deltas.data, around.data)),
    benchCase("generateAnchors", "201,600", { ...pyramid, sizes, ratios }, () =>
      plainAnchors(160, 140, 8, sizes, ratios),
    ),
    benchCase("nms", "6,000, uniform", { boxes: candidates, scores, threshold: 0.5 }),
  ]
}

/** The sizes that detectors have. */
export const cases = (): readonly Case[] => [...overlaps(), ...pooling(), ...losses(), ...boxes()]
