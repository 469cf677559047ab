import { float32, int32, rows } from "@detspec/core"
import { referenceEngine, seeded } from "@detspec/networks"
import { specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { FasterRcnn, Model, Run, Stage, TrainingBatch } from "../src/index.js"
import {
  fasterRcnn,
  fasterRcnnHeadPresets,
  fasterRcnnPresets,
  initialParameters,
  inOrder,
  pyramid,
  residual,
  residualPresets,
  retinaNet,
  retinaNetHeadPresets,
  retinaNetPresets,
  toTrainingBatch,
  trainingPresets,
} from "../src/index.js"

export const tools = { engine: referenceEngine, backend: specBackend }

const body = residual("backbone.body", {
  ...residualPresets.small,
  stem: { channels: 4, kernel: 3, pool: false },
  stages: [4, 6].map((width) => ({ width, blocks: 1, stride: 2 })),
  norm: { kind: "group", size: 2, epsilon: 1e-5 },
})
const levels = pyramid(
  "backbone.fpn",
  { maps: [1, 2], channels: 4, coarser: "none", coarserFrom: "P5" },
  body,
)
const anchors = { ...retinaNetPresets.small.anchors, sizes: [[8], [16]], ratios: [[1], [1]], strides: [4, 8] }
const images = { ...retinaNetPresets.small.images, shortSide: 32, longSide: 48, divisible: 8 }
const tower = { depth: 1, norm: { kind: "none" }, fill: { kind: "he" } } as const

/** Detectors of a few thousand parameters, on images of 32 × 40 pixels. */
export const smallRetinaNet = (): Model =>
  retinaNet(tools, { ...retinaNetPresets.small, classes: 2, anchors, images }, levels, {
    ...retinaNetHeadPresets.small,
    tower,
  })

export const smallFasterRcnn = (): FasterRcnn => {
  const { rpn, head, detect } = fasterRcnnPresets.small
  const few = { ...rpn.train, before: 20, after: 8 }
  const pool = { ...head.pool, size: 3, strides: [4, 8] }
  const config = {
    classes: 3,
    images,
    anchors,
    rpn: { ...rpn, train: few, test: few },
    head: { ...head, pool, sample: { size: 12, positiveFraction: 0.5 } },
    detect,
  }
  return fasterRcnn(tools, config, levels, { ...fasterRcnnHeadPresets.small, representation: 8 })
}

/** The same on one feature map of stride 8 with RoIPool, and losses as in the paper. */
export const smallPaperFasterRcnn = (): FasterRcnn => {
  const { rpn, head, detect } = fasterRcnnPresets.paper
  const few = { ...rpn.train, before: 20, after: 8, minSize: 1 }
  const config = {
    classes: 3,
    images,
    anchors: { ...anchors, sizes: [[8, 16]], ratios: [[1, 0.5]], strides: [8] },
    rpn: { ...rpn, train: few, test: few },
    head: { ...head, pool: { ...head.pool, size: 2, strides: [8] }, background: [0, 0.5] as const },
    detect,
  }
  const last = {
    maps: (image: Parameters<typeof body.maps>[0]) => body.maps(image).slice(-1),
    channels: body.channels.slice(-1),
    parameters: body.parameters,
  }
  return fasterRcnn(tools, config, last, { ...fasterRcnnHeadPresets.small, representation: 8 })
}

/** Bright squares on dark ground; place and size follow from k. The second image of every batch has none. */
const batchOf = (k: number, firstClass: number): TrainingBatch => {
  const [x, y, side] = [(k * 7) % 20, (k * 5) % 12, 9 + (k % 3)]
  const plane = Array.from({ length: 32 * 40 }, (_, i) => {
    const [row, column] = [Math.floor(i / 40), i % 40]
    return row >= y && row < y + side && column >= x && column < x + side ? 0.9 : 0.1
  })
  const image = float32([3, 32, 40], [...plane, ...plane, ...plane])
  const empty = float32([3, 32, 40], new Float32Array(3 * 32 * 40))
  const made = toTrainingBatch(images)(
    [image, empty],
    [
      { boxes: rows(4, [[x, y, x + side, y + side]]), labels: int32([1], [firstClass + (k % 2)]) },
      { boxes: float32([0, 4], []), labels: int32([0], []) },
    ],
  )
  if (E.isLeft(made)) throw new Error(made.left.expected)
  return made.right
}

/** A run of so many steps a stage. */
export const runOf = (model: Model, stages: readonly Stage[], steps: number, firstClass: number): Run => ({
  options: { ...trainingPresets.small, steps, warmUp: 2, rate: 5e-3 },
  stages,
  initial: initialParameters(model.parameters, seeded(3)),
  batchAt: (k) => TE.right(batchOf(k, firstClass)),
  shuffleAt: () => inOrder,
})
