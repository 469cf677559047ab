import type { DetectionError, FloatTensor } from "@detspec/core"
import { shapeMismatch } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { numbersOf, tensorOf, zerosLike } from "../dense.js"
import type { ImagesConfig } from "./config.js"
import { resize } from "./resize.js"
import type { Size } from "./size.js"
import { batchSize, resizedSize, sizeOfImage } from "./size.js"

/** Images of different sizes in one tensor [B, 3, height, width], zeros beside and below them. */
export interface ImageBatch {
  readonly images: FloatTensor
  /** What each image fills of its entry. */
  readonly sizes: readonly Size[]
  /** What size it came in. */
  readonly originals: readonly Size[]
}

/** (x - mean) / deviation, channel by channel. */
const normalised = (image: FloatTensor, { mean, deviation }: ImagesConfig): FloatTensor => {
  const all = numbersOf(image)
  const plane = all.length / 3
  const out = zerosLike(image, all.length)
  for (let i = 0; i < all.length; i += 1) {
    const channel = Math.floor(i / plane)
    out[i] = ((all[i] ?? 0) - (mean[channel] ?? 0)) / (deviation[channel] ?? 1)
  }
  return tensorOf(image.shape, out)
}

const padded = (images: readonly FloatTensor[], { height, width }: Size): FloatTensor => {
  const each = 3 * height * width
  const [first] = images
  const out = first === undefined ? new Float32Array(0) : zerosLike(first, images.length * each)
  images.forEach((image, n) => {
    const all = numbersOf(image)
    const { height: h, width: w } = sizeOfImage(image)
    for (let row = 0; row < 3 * h; row += 1) {
      const to = n * each + (Math.floor(row / h) * height + (row % h)) * width
      out.set(all.subarray(row * w, (row + 1) * w), to)
    }
  })
  return tensorOf([images.length, 3, height, width], out)
}

const refusal = (images: readonly FloatTensor[]): DetectionError | undefined => {
  const wrong = images.findIndex(
    ({ shape }) => shape.length !== 3 || shape[0] !== 3 || shape.some((side) => side === 0),
  )
  return wrong < 0
    ? undefined
    : shapeMismatch("toBatch", `images[${wrong}]`, "be [3, height, width]", `[${images[wrong]?.shape}]`)
}

/** Images [3, h, w] with values in [0, 1], normalised, resized and padded to one size. */
export const toBatch =
  (config: ImagesConfig) =>
  (images: readonly FloatTensor[]): E.Either<DetectionError, ImageBatch> => {
    const refused = refusal(images)
    if (refused !== undefined) return E.left(refused)
    const originals = images.map(sizeOfImage)
    const sizes = originals.map((size) => resizedSize(size, config))
    const resized = images.map((image, n) =>
      resize(normalised(image, config), sizes[n] ?? sizeOfImage(image)),
    )
    return E.right({ images: padded(resized, batchSize(sizes, config.divisible)), sizes, originals })
  }
