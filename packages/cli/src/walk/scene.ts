import type { Box, DetectionError } from "@detspec/core"
import { float32, int32 } from "@detspec/core"
import type { Example } from "@detspec/datasets"
import { generatorAt, shapesExample, shapesRecipe, shuffled } from "@detspec/datasets"
import type { ImageBatch, Shuffle, Truth } from "@detspec/detectors"
import { planesOf, toBatch } from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Loaded } from "../models/weights.js"
import type { Photo } from "../pictures/photo.js"
import { toPhoto } from "../start/photo.js"

/** The scene that a detector is walked through on, as large as its batches, so that no box is scaled. */
export interface WalkedScene {
  readonly example: Example
  readonly photo: Photo
  readonly boxes: readonly Box[]
  readonly truth: Truth
  readonly batch: ImageBatch
}

/** The n-th scene of a seed. */
export const sceneFor = (
  { description: { images }, firstClass }: Loaded,
  seed: number,
  n: number,
): TE.TaskEither<DetectionError, WalkedScene> => {
  const [width, height] = [images.longSide, images.shortSide]
  const example = shapesExample({ ...shapesRecipe, seed, width, height, objects: [6, 8] }, n)
  const { pixels, objects } = example
  const boxes = objects.map(({ box }) => box)
  const truth = {
    boxes: float32([boxes.length, 4], boxes.flat()),
    labels: int32(
      [boxes.length],
      objects.map(({ label }) => label + firstClass),
    ),
  }
  return pipe(
    TE.fromEither(toBatch(images)([planesOf(pixels)])),
    TE.bindTo("batch"),
    TE.bind("photo", () => TE.fromTask(() => toPhoto({ pixels, width, height }))),
    TE.map(({ batch, photo }) => ({ example, photo, boxes, truth, batch })),
  )
}

/** The order in which examples are drawn, as training has it: random, and always the same. */
export const drawnAt =
  (draw: number): Shuffle =>
  (image, count) =>
    int32([count], shuffled(generatorAt(1, draw, image), count)[0])
