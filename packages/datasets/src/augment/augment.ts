import type { Example } from "../example/example.js"
import type { GeneratorState } from "../random-stream.js"
import type { PixelStatistics } from "../statistics.js"
import type { Change } from "./change.js"
import { drawChange } from "./change.js"
import { moveObjects } from "./move-objects.js"
import type { Augmentation } from "./parameters.js"
import type { Tones } from "./warp.js"
import { warp } from "./warp.js"

const tonesOf = ({ factor, plus }: Change, { mean, deviation }: PixelStatistics): Tones => {
  const of = (channel: 0 | 1 | 2) => {
    const middle = 255 * mean[channel]
    const added = 255 * plus[channel] * deviation[channel]
    return Float64Array.from(
      { length: 256 },
      (_, value) => factor[channel] * (value - middle) + middle + added,
    )
  }
  return [of(0), of(1), of(2)]
}

/** An example under a change, on a canvas of the same size: image, boxes and masks alike. */
export const changeExample = (
  example: Example,
  change: Change,
  statistics: PixelStatistics,
  visible: number,
): Example => {
  const [height = 0, width = 0] = example.pixels.shape
  const fill = statistics.mean.map((share) => 255 * share)
  const { objects, outOfSight } = moveObjects(example.objects, change, { width, height }, visible)
  return {
    ...example,
    pixels: warp(example.pixels, change.x, change.y, { width, height }, tonesOf(change, statistics), fill),
    objects,
    leftOut: { ...example.leftOut, outOfSight: example.leftOut.outOfSight + outOfSight },
  }
}

/**
 * An example changed at random, and the state of the generator after it: flipped, scaled, stretched, placed on or
 * cropped to a canvas of the same size that is filled with the mean colour, then contrast and brightness.
 */
export const augment = (
  example: Example,
  augmentation: Augmentation,
  statistics: PixelStatistics,
  state: GeneratorState,
): readonly [Example, GeneratorState] => {
  const [height = 0, width = 0] = example.pixels.shape
  const [change, after] = drawChange(augmentation, width, height, state)
  return [changeExample(example, change, statistics, augmentation.visible), after]
}
