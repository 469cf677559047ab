import type { Box, FloatTensor } from "@detspec/core"
import { boxAt, wrapFloat64 } from "@detspec/core"
import type { PasteMasksInput, PasteMasksOutput } from "./contract.js"

/** The position in a mask, in cells from the centre of its first, of a pixel along one axis of the image. */
export type Position = (pixel: number) => number

/** Beyond every cell. */
const outside = -1

/** The pixel's centre, mapped linearly from [low, high] to [0, cells]. */
export const continuousPosition = (low: number, high: number, cells: number): Position => {
  const within = (u: number) => (u > -1 && u < cells ? u : outside)
  return (pixel) => (low < high ? within(((pixel + 0.5 - low) / (high - low)) * cells - 0.5) : outside)
}

/** The first and the last pixel of a side that has grown by one cell at both ends, cut towards 0. */
export const wholePixels = (low: number, high: number, cells: number): readonly [number, number] => {
  const half = ((high - low) / 2) * ((cells + 2) / cells)
  const centre = (low + high) / 2
  return [Math.trunc(centre - half), Math.trunc(centre + half)]
}

/** The pixels of the grown, cut side share the cells and the border of zeros evenly. */
export const integerPosition = (low: number, high: number, cells: number): Position => {
  const [first, last] = wholePixels(low, high, cells)
  const cellsPerPixel = (cells + 2) / (last - first + 1)
  const clamped = (u: number) => Math.min(Math.max(u, -1), cells)
  return (pixel) =>
    pixel < first || pixel > last ? outside : clamped((pixel - first + 0.5) * cellsPerPixel - 1.5)
}

const positions = (size: number, position: Position): readonly number[] =>
  Array.from({ length: size }, (_, pixel) => position(pixel))

/** Between the four cells around (v, u); cells beyond the mask are 0. */
export const maskValue = (mask: FloatTensor, v: number, u: number): number => {
  const cells = mask.shape[0] ?? 0
  const cell = (i: number, j: number) => (i < 0 || j < 0 || i >= cells || j >= cells ? 0 : mask.get(i, j))
  const [top, left] = [Math.floor(v), Math.floor(u)]
  const [down, right] = [v - top, u - left]
  const upper = (1 - right) * cell(top, left) + right * cell(top, left + 1)
  const lower = (1 - right) * cell(top + 1, left) + right * cell(top + 1, left + 1)
  return (1 - down) * upper + down * lower
}

const paste = (
  into: Float64Array,
  mask: FloatTensor,
  [x1, y1, x2, y2]: Box,
  input: PasteMasksInput,
): void => {
  const position = input.grid === "continuous" ? continuousPosition : integerPosition
  const cells = mask.shape[0] ?? 0
  const columns = positions(input.width, position(x1, x2, cells))
  const lines = positions(input.height, position(y1, y2, cells))
  for (const [i, v] of lines.entries()) {
    if (v === outside) continue
    for (const [j, u] of columns.entries()) {
      if (u !== outside) into[i * input.width + j] = maskValue(mask, v, u)
    }
  }
}

/** Every mask in its own image. */
export const pasteMasks = (input: PasteMasksInput): PasteMasksOutput => {
  const [count = 0] = input.masks.shape
  const size = input.height * input.width
  const data = new Float64Array(count * size)
  for (let n = 0; n < count; n += 1) {
    const image = data.subarray(n * size, (n + 1) * size)
    paste(image, input.masks.pick(n, null, null), boxAt(input.boxes, n), input)
  }
  return { masks: wrapFloat64([count, input.height, input.width], data) }
}
