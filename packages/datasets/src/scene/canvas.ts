import type { Box, Uint8Tensor } from "@detspec/core"
import { wrapUint8 } from "@detspec/core"
import type { Colour } from "./shapes.js"

/** Pixels in the making: [height, width, 3], 0 to 1. It stays within the function that paints it. */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly data: Float64Array
}

/** A canvas whose pixels have the colours of their centres. */
export const canvas = (width: number, height: number, colour: (x: number, y: number) => Colour): Canvas => {
  const data = new Float64Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1)
    data.set(colour((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5), pixel * 3)
  return { width, height, data }
}

interface Paint {
  readonly colour: Colour
  readonly opacity: number
}

const blendPixel = (onto: Canvas, pixel: number, { colour, opacity }: Paint): void => {
  for (let channel = 0; channel < 3; channel += 1) {
    const at = pixel * 3 + channel
    onto.data[at] = (onto.data[at] ?? 0) * (1 - opacity) + (colour[channel] ?? 0) * opacity
  }
}

/** Paints over the pixels that a region touches, each by what its centre gets. */
export const blend = (onto: Canvas, region: Box, paint: (x: number, y: number) => Paint): void => {
  const [left, top] = [Math.max(0, Math.floor(region[0])), Math.max(0, Math.floor(region[1]))]
  const [right, bottom] = [Math.min(onto.width, region[2]), Math.min(onto.height, region[3])]
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) blendPixel(onto, y * onto.width + x, paint(x + 0.5, y + 0.5))
}

/** As bytes, with a little noise added a pixel. */
export const toPixels = (
  { width, height, data }: Canvas,
  noise: (x: number, y: number) => number,
): Uint8Tensor => {
  const bytes = Uint8Array.from(data, (value, at) => {
    const pixel = Math.floor(at / 3)
    const noisy = value + noise(pixel % width, Math.floor(pixel / width))
    return Math.round(255 * Math.max(0, Math.min(1, noisy)))
  })
  return wrapUint8([height, width, 3], bytes)
}
