import { int32 } from "@detspec/core"
import type { Batch, BatchPlan } from "@detspec/datasets"
import { augmentation, batchAt, generatorAt, pixelStatistics, shuffled } from "@detspec/datasets"
import type {
  Parameter,
  Run,
  SlopesOf,
  Stepped,
  StepReport,
  TrainingBatch,
  TrainingOptions,
  TrainingState,
} from "@detspec/detectors"
import { beginning, initialParameters, oneStage, steps, trainingPresets } from "@detspec/detectors"
import { seeded } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"
import { answer } from "../../answer.js"
import type { Scenes } from "./scenes.js"
import { imagesOf, truthOf } from "./scenes.js"

/** What is trained, and how. */
export interface Course {
  readonly parameters: readonly Parameter[]
  readonly slopes: SlopesOf
  /** The label of the first class: 1 where 0 is the background. */
  readonly firstClass: number
  readonly scenes: Scenes
  readonly seed: number
  /** What differs from the small networks' recipe. */
  readonly options: Partial<TrainingOptions> & Pick<TrainingOptions, "steps">
}

const asTraining =
  (firstClass: number) =>
  (batch: Batch): TrainingBatch => ({
    images: { images: batch.images, sizes: batch.sizes, originals: batch.sizes },
    truths: batch.truths.map(({ boxes, labels }) => truthOf(boxes, labels.data, firstClass)),
    leftOut: 0,
  })

/** Batches of 8 changed scenes, and all chance, from the seed: the same for whatever is trained on them. */
const runOf = ({ parameters, slopes, firstClass, scenes, seed, options }: Course): Run => {
  const images = imagesOf(scenes)
  const statistics = pixelStatistics(scenes.examples)
  const plan: BatchPlan = {
    seed,
    batchSize: 8,
    augmentation,
    statistics,
    normalise: images,
    multiple: images.divisible,
  }
  return {
    options: { ...trainingPresets.small, ...options },
    stages: oneStage(slopes),
    initial: initialParameters(parameters, seeded(seed)),
    batchAt: (k) => TE.map(asTraining(firstClass))(batchAt(scenes.source, plan, k)),
    shuffleAt: (k) => (image, count) => int32([count], shuffled(generatorAt(seed, 2, k, image), count)[0]),
  }
}

/** Every step of a course, from a state on where one is given. */
export async function* moments(course: Course, from?: TrainingState): AsyncGenerator<Stepped> {
  const run = runOf(course)
  for await (const step of steps(run, from ?? beginning(run))) yield await answer(TE.fromEither(step))
}

/** The reports of all steps. */
export const reportsOf = async (course: Course): Promise<readonly StepReport[]> => {
  const reports: StepReport[] = []
  for await (const { report } of moments(course)) reports.push(report)
  return reports
}
