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
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [red, green, blue] = colour((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5)
    data[3 * pixel] = red
    data[3 * pixel + 1] = green
    data[3 * pixel + 2] = blue
  }
  return { width, height, data }
}

interface Paint {
  readonly colour: Colour
  readonly opacity: number
}

const blendPixel = (onto: Canvas, pixel: number, { colour, opacity }: Paint): void => {
  if (opacity === 0) return
  for (let channel = 0; channel < 3; channel += 1) {
    const at = pixel * 3 + channel
    onto.data[at] = (onto.data[at] ?? 0) * (1 - opacity) + (colour[channel] ?? 0) * opacity
  }
}

/** Visits the pixels of a picture that a region touches, row by row. */
export const eachPixel = (
  region: Box,
  width: number,
  height: number,
  visit: (x: number, y: number) => void,
): void => {
  const [left, top] = [Math.max(0, Math.floor(region[0])), Math.max(0, Math.floor(region[1]))]
  const [right, bottom] = [Math.min(width, region[2]), Math.min(height, region[3])]
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) visit(x, y)
}

/** Paints over the pixels that a region touches, each by what its centre gets. */
export const blend = (onto: Canvas, region: Box, paint: (x: number, y: number) => Paint): void =>
  eachPixel(region, onto.width, onto.height, (x, y) =>
    blendPixel(onto, y * onto.width + x, paint(x + 0.5, y + 0.5)),
  )

/** As bytes, with a little noise added a pixel. */
export const toPixels = (
  { width, height, data }: Canvas,
  noise: (x: number, y: number) => number,
): Uint8Tensor => {
  const bytes = new Uint8Array(data.length)
  let at = 0
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const added = noise(x, y)
      for (const end = at + 3; at < end; at += 1)
        bytes[at] = Math.round(255 * Math.max(0, Math.min(1, (data[at] ?? 0) + added)))
    }
  return wrapUint8([height, width, 3], bytes)
}
