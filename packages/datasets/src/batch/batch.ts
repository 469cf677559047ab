import type { Float32Tensor, Int32Tensor, Uint8Tensor } from "@detspec/core"
import { wrapFloat32, wrapInt32, wrapUint8 } from "@detspec/core"
import type { Example, ExampleObject, LeftOut } from "../example/example.js"
import { addLeftOut, nothingLeftOut } from "../example/example.js"
import type { Pixel, PixelStatistics } from "../statistics.js"

/** What is on one image. */
export interface ImageTruth {
  /** [N, 4], in pixels of the batch. */
  readonly boxes: Float32Tensor
  /** [N], places in the list of classes. */
  readonly labels: Int32Tensor
  /** [N, height, width] of the batch, where every object has a mask. */
  readonly masks?: Uint8Tensor
}

/** Images of one batch, with what is on them. */
export interface Batch {
  /** [B, 3, height, width], red, green, blue. */
  readonly images: Float32Tensor
  /** What each image fills of its entry; below and beside it there are zeros. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
  readonly truths: readonly ImageTruth[]
  readonly names: readonly string[]
  readonly leftOut: LeftOut
}

/** How pixels become numbers: (v - mean) / deviation of v from 0 to 1. */
export const unnormalised: PixelStatistics = { mean: [0, 0, 0], deviation: [1, 1, 1] }

const roundUp = (side: number, multiple: number): number => Math.ceil(side / multiple) * multiple

/** What each byte becomes, for one channel. */
const tableOf = (mean: Pixel, deviation: Pixel, channel: 0 | 1 | 2): Float32Array =>
  Float32Array.from({ length: 256 }, (_, v) => (v / 255 - mean[channel]) / deviation[channel])

const place = (
  { pixels }: Example,
  table: readonly Float32Array[],
  into: Float32Array,
  at: number,
  plane: number,
  stride: number,
): void => {
  const [height = 0, width = 0] = pixels.shape
  const { data, offset } = pixels
  for (let channel = 0; channel < 3; channel += 1) {
    const values = table[channel] ?? new Float32Array(256)
    for (let row = 0; row < height; row += 1) {
      const from = offset + row * width * 3 + channel
      const to = at + channel * plane + row * stride
      for (let column = 0; column < width; column += 1)
        into[to + column] = values[data[from + 3 * column] ?? 0] ?? 0
    }
  }
}

const masksOf = (objects: readonly ExampleObject[], width: number, height: number): Uint8Tensor => {
  const all = new Uint8Array(objects.length * height * width)
  for (const [n, { mask }] of objects.entries()) {
    const [rows = 0, columns = 0] = mask?.shape ?? []
    for (let y = 0; y < rows; y += 1)
      for (let x = 0; x < columns; x += 1) all[(n * height + y) * width + x] = mask?.get(y, x) ?? 0
  }
  return wrapUint8([objects.length, height, width], all)
}

const truthOf = ({ objects }: Example, width: number, height: number): ImageTruth => ({
  boxes: wrapFloat32([objects.length, 4], Float32Array.from(objects.flatMap(({ box }) => box))),
  labels: wrapInt32(
    [objects.length],
    Int32Array.from(objects, ({ label }) => label),
  ),
  ...(objects.length > 0 && objects.every(({ mask }) => mask)
    ? { masks: masksOf(objects, width, height) }
    : {}),
})

/**
 * Examples as one batch: normalised, then padded at the right and below with zeros to the largest of their sides,
 * rounded up to a multiple. Boxes stay where they are.
 */
export const batchOf = (
  examples: readonly Example[],
  { mean, deviation }: PixelStatistics,
  multiple: number,
): Batch => {
  const sizes = examples.map(({ pixels: { shape } }) => ({ height: shape[0] ?? 0, width: shape[1] ?? 0 }))
  const height = roundUp(Math.max(0, ...sizes.map((size) => size.height)), multiple)
  const width = roundUp(Math.max(0, ...sizes.map((size) => size.width)), multiple)
  const table = [tableOf(mean, deviation, 0), tableOf(mean, deviation, 1), tableOf(mean, deviation, 2)]
  const data = new Float32Array(examples.length * 3 * height * width)
  for (const [n, example] of examples.entries())
    place(example, table, data, n * 3 * height * width, height * width, width)
  return {
    images: wrapFloat32([examples.length, 3, height, width], data),
    sizes,
    truths: examples.map((example) => truthOf(example, width, height)),
    names: examples.map(({ name }) => name),
    leftOut: examples.map(({ leftOut }) => leftOut).reduce(addLeftOut, nothingLeftOut),
  }
}
