import type { DetectionError, FloatTensor, Tensor } from "@detspec/core"
import { badFile, int32, isFloat, isInt32, isUint8 } from "@detspec/core"
import type { ImagesConfig, TrainingBatch, Truth } from "@detspec/detectors"
import { planesOf, toTrainingBatch } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import type { RecordedModel } from "./read.js"
import type { Stage } from "./stage.js"
import { compared, stageOf } from "./stage.js"

/** The images that the recorded program saw, and the batch that is made of them here. */
export interface Seen {
  readonly planes: readonly FloatTensor[]
  readonly batch: TrainingBatch
}

type Recorded = Readonly<Record<string, Tensor>>

const imagesIn = (tensors: Recorded): readonly FloatTensor[] => {
  const planes: FloatTensor[] = []
  for (let n = 0; ; n += 1) {
    const pixels = tensors[`input.image_u8.${n}`]
    if (pixels === undefined || !isUint8(pixels)) return planes
    planes.push(planesOf(pixels))
  }
}

const truthIn = (file: string, tensors: Recorded, n: number): E.Either<DetectionError, Truth> => {
  const [boxes, labels] = [tensors[`target.${n}.boxes`], tensors[`target.${n}.labels`]]
  if (boxes === undefined || !isFloat(boxes) || labels === undefined || !isInt32(labels))
    return E.left(badFile(file, `target.${n}`, "hold boxes and labels", "something else"))
  return E.right({ boxes, labels })
}

export const seenBy = (
  { folder, tensors }: RecordedModel,
  config: ImagesConfig,
): E.Either<DetectionError, Seen> => {
  const planes = imagesIn(tensors)
  if (planes.length === 0) return E.left(badFile(folder, "input.image_u8.0", "be an image of bytes", "none"))
  return E.chain((truths: readonly Truth[]) =>
    E.map((batch: TrainingBatch) => ({ planes, batch }))(toTrainingBatch(config)(planes, truths)),
  )(E.sequenceArray(planes.map((_, n) => truthIn(folder, tensors, n))))
}

/** The batch and the sizes of the images in it. */
export const imageStages = (recorded: RecordedModel, { batch }: Seen): readonly Stage[] => {
  const sizes = batch.images.sizes.flatMap(({ height, width }) => [height, width])
  return [
    stageOf(recorded)("image_batch", batch.images.images),
    compared("image_sizes", recorded.tensors.image_sizes, int32([sizes.length / 2, 2], sizes), 0),
  ]
}
