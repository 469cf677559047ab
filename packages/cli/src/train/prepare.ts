import type { DetectionError } from "@detspec/core"
import { int32, outOfRange } from "@detspec/core"
import type { Augmentation, Batch, BatchPlan } from "@detspec/datasets"
import {
  augmentation,
  batchAt,
  flipsOnly,
  generatorAt,
  pixelStatistics,
  shuffled,
  unchanged,
} from "@detspec/datasets"
import type { ImagesConfig, Run, Tools, TrainingBatch } from "@detspec/detectors"
import { imagesPresets, initialParameters, trainingPresets } from "@detspec/detectors"
import type { Tensors } from "@detspec/networks"
import { readParameters, seeded } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { OpenedData } from "../data/open.js"
import { openData } from "../data/open.js"
import type { ModelDescription } from "../models/description.js"
import { readBytes } from "../models/files.js"
import { build } from "../models/weights.js"
import type { TrainOptions } from "./options.js"

/** All that training needs. */
export interface Prepared {
  readonly description: ModelDescription
  readonly run: Run
  readonly data: OpenedData
  readonly stageNames: readonly string[]
}

const augmentations: Readonly<Record<TrainOptions["augment"], Augmentation>> = {
  full: augmentation,
  flip: flipsOnly,
  none: unchanged,
}

/** Small detectors see images by their own statistics, pre-trained ones by ImageNet's. */
const imagesOf = (architecture: string, { short, long }: TrainOptions, data: OpenedData): ImagesConfig => {
  const sides = { shortSide: short, longSide: long }
  if (architecture.includes("-")) return { ...imagesPresets.torchvision, ...sides }
  const { mean, deviation } = pixelStatistics(data.examples)
  return { ...imagesPresets.small, ...sides, mean, deviation }
}

const asTraining =
  (firstClass: number) =>
  ({ images, sizes, truths, leftOut }: Batch): TrainingBatch => ({
    images: { images, sizes, originals: sizes },
    truths: truths.map(({ boxes, labels }) => ({
      boxes,
      labels: int32(
        labels.shape,
        Array.from(labels.data, (label) => label + firstClass),
      ),
    })),
    leftOut: leftOut.empty + leftOut.outOfSight,
  })

/** What training begins with: drawn from the seed, and from a file where names and shapes are the same. */
const beginWith = (drawn: Tensors, file: string | undefined): TE.TaskEither<DetectionError, Tensors> =>
  file === undefined
    ? TE.right(drawn)
    : pipe(
        readBytes(file),
        TE.chainEitherK((bytes) => readParameters(file, bytes)),
        TE.chain((given) => {
          const fits = Object.entries(drawn).filter(
            ([name, tensor]) => String(given[name]?.shape) === String(tensor.shape),
          )
          return fits.length === 0
            ? TE.left(outOfRange("train", "--weights", "hold a parameter that fits", "none"))
            : TE.right({
                ...drawn,
                ...Object.fromEntries(fits.map(([name, own]) => [name, given[name] ?? own])),
              })
        }),
      )

const planOf = (
  options: TrainOptions,
  { divisible, ...images }: ImagesConfig,
  data: OpenedData,
): BatchPlan => ({
  seed: options.seed,
  batchSize: Math.min(options.batch, data.source.size),
  augmentation: augmentations[options.augment],
  statistics: pixelStatistics(data.examples),
  normalise: { mean: images.mean, deviation: images.deviation },
  multiple: divisible,
})

/** Opens the data and builds the detector. */
export const prepare = (
  tools: Tools,
  architecture: string,
  options: TrainOptions,
): TE.TaskEither<DetectionError, Prepared> =>
  pipe(
    TE.Do,
    TE.bind("data", () =>
      openData({ ...options, within: { shortSide: options.short, longSide: options.long } }),
    ),
    TE.let("description", ({ data }) => ({
      architecture,
      classes: data.source.classes,
      images: imagesOf(architecture, options, data),
      ...(data.categoryIds === undefined ? {} : { categoryIds: data.categoryIds }),
      ...(options.anchors === undefined ? {} : { anchors: options.anchors }),
    })),
    TE.bind("built", ({ description }) => TE.fromEither(build(tools, description))),
    TE.bind("initial", ({ built }) =>
      beginWith(initialParameters(built.model.parameters, seeded(options.seed)), options.weights),
    ),
    TE.map(({ data, description, built, initial }) => {
      const plan = planOf(options, description.images, data)
      const stages = built.stages(options.schedule)
      const run: Run = {
        options: {
          ...trainingPresets.small,
          steps: options.steps,
          rate: options.rate,
          warmUp: options.warmUp,
        },
        stages,
        initial,
        batchAt: (k) => TE.map(asTraining(built.firstClass))(batchAt(data.source, plan, k)),
        shuffleAt: (k) => (image, count) =>
          int32([count], shuffled(generatorAt(options.seed, 2, k, image), count)[0]),
      }
      return { description, run, data, stageNames: stages.map(({ name }) => name) }
    }),
  )
