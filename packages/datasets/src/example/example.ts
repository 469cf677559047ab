import type { Box, Uint8Tensor } from "@detspec/core"
import type { AnnotatedImage } from "../annotated-image.js"

/** One object of an example: its class by number, its box in pixels, inside of the image and not empty. */
export interface ExampleObject {
  readonly label: number
  readonly box: Box
  /** [height, width] of the image, 1 where the object is; only where masks were asked for. */
  readonly mask?: Uint8Tensor
}

/** What was not used, and how often: nothing is dropped without being counted. */
export interface LeftOut {
  /** Boxes without an inside, or wholly outside of their image. */
  readonly empty: number
  /** Crowds: nothing that a detector learns to draw a box around. */
  readonly crowds: number
  /** Too little of them is in sight after cropping. */
  readonly outOfSight: number
  /** Boxes that reached beyond their image: not left out, but cut at its border. */
  readonly clipped: number
}

export const nothingLeftOut: LeftOut = { empty: 0, crowds: 0, outOfSight: 0, clipped: 0 }

export const addLeftOut = (a: LeftOut, b: LeftOut): LeftOut => ({
  empty: a.empty + b.empty,
  crowds: a.crowds + b.crowds,
  outOfSight: a.outOfSight + b.outOfSight,
  clipped: a.clipped + b.clipped,
})

/** A decoded image with its objects: what a source gives, and what augmentation makes another one of. */
export interface Example {
  readonly name: string
  /** [height, width, 3], red, green, blue from 0 to 255. */
  readonly pixels: Uint8Tensor
  /** None at all is an image of background, and trains as such. */
  readonly objects: readonly ExampleObject[]
  readonly leftOut: LeftOut
  /**
   * The image that it was made from, as annotated: what `truthsOf` evaluates against, in the pixels of the file. No
   * change of the example changes it.
   */
  readonly annotated: AnnotatedImage
}
