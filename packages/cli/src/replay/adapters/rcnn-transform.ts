import type { FloatTensor } from "@detspec/core"
import { int32 } from "@detspec/core"
import type { ImageBatch, ImagesConfig } from "@detspec/detectors"
import { imagesPresets, scaleBoxes, toBatch } from "@detspec/detectors"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { composed } from "../composed.js"
import { questions } from "../question.js"
import { floats } from "../tensors.js"

const triple = v.tuple([v.number(), v.number(), v.number()])
const pair = v.tuple([v.number(), v.number()])

/** What becomes of image n, and of its boxes on the way there and back. */
const at = (batch: ImageBatch, n: number) => {
  const nowhere = { height: 1, width: 1 }
  return { original: batch.originals[n] ?? nowhere, size: batch.sizes[n] ?? nowhere }
}
const there = (boxes: FloatTensor, n: number) => (batch: ImageBatch) => {
  const { original, size } = at(batch, n)
  return scaleBoxes(boxes, original, size)
}
const back = (boxes: FloatTensor, n: number) => (batch: ImageBatch) => {
  const { original, size } = at(batch, n)
  return scaleBoxes(scaleBoxes(boxes, original, size), size, original)
}

/** GeneralizedRCNNTransform: images to a batch, boxes into it and back. */
export const rcnnTransform: Adapter = adapter(
  {
    inputs: record({ images: v.array(floats), boxes: v.array(floats) }),
    params: record({
      min_size: v.number(),
      max_size: v.number(),
      size_divisible: v.number(),
      mean: triple,
      std: triple,
    }),
    outputs: record({
      batch: floats,
      image_sizes: v.array(pair),
      boxes: v.array(floats),
      boxes_back: v.array(floats),
    }),
  },
  ({ inputs, params, outputs }, ask) => {
    const config: ImagesConfig = {
      ...imagesPresets.torchvision,
      shortSide: params.min_size,
      longSide: params.max_size,
      divisible: params.size_divisible,
      mean: params.mean,
      deviation: params.std,
    }
    const of = composed(ask, () => TE.fromEither(toBatch(config)(inputs.images)))
    const sizes = outputs.image_sizes && int32([outputs.image_sizes.length, 2], outputs.image_sizes.flat())
    const sizesOf = (batch: ImageBatch) =>
      int32(
        [batch.sizes.length, 2],
        batch.sizes.flatMap(({ height, width }) => [height, width]),
      )
    return questions(
      of("batch", outputs.batch, ({ images }) => images),
      of("image_sizes", sizes, sizesOf),
      ...inputs.boxes.flatMap((boxes, n) => [
        of(`boxes.${n}`, outputs.boxes?.[n], there(boxes, n)),
        of(`boxes_back.${n}`, outputs.boxes_back?.[n], back(boxes, n)),
      ]),
    )
  },
)
