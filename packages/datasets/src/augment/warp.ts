import type { Uint8Tensor } from "@detspec/core"
import { wrapUint8 } from "@detspec/core"
import type { AxisMap } from "./change.js"

/** Where each new pixel of an axis comes from: between `first` and `second`, `share` of the way; nowhere: -1. */
export interface Taps {
  readonly first: Int32Array
  readonly second: Int32Array
  readonly share: Float64Array
}

/** The taps of `to` new pixels on a side of `from` old ones: pixel centres go where the map takes them. */
export const tapsOf = ({ scale, offset }: AxisMap, from: number, to: number): Taps => {
  const first = new Int32Array(to).fill(-1)
  const second = new Int32Array(to)
  const share = new Float64Array(to)
  for (let i = 0; i < to; i += 1) {
    const at = (i + 0.5 - offset) / scale
    if (at < 0 || at > from) continue
    // Within half a pixel of the border there is no second pixel to blend with.
    const inner = Math.min(Math.max(at - 0.5, 0), from - 1)
    const low = Math.floor(inner)
    first[i] = low
    second[i] = Math.min(low + 1, from - 1)
    share[i] = inner - low
  }
  return { first, second, share }
}

/** For each channel, what an old value becomes: a table of 256. */
export type Tones = readonly [Float64Array, Float64Array, Float64Array]

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * An image [height, width, 3] under a map of each axis, every pixel between the four around where it comes from, in
 * new tones; where nothing comes from it has the colour of `fill`.
 */
export const warp = (
  pixels: Uint8Tensor,
  x: AxisMap,
  y: AxisMap,
  { width, height }: Size,
  tones: Tones,
  fill: readonly number[],
): Uint8Tensor => {
  const [h = 0, w = 0] = pixels.shape
  const { data, offset } = pixels
  const [columns, rows] = [tapsOf(x, w, width), tapsOf(y, h, height)]
  // Clamped, and rounded to the nearest whole number.
  const out = new Uint8ClampedArray(height * width * 3)
  for (let channel = 0; channel < 3; channel += 1) {
    const tone = tones[channel] ?? new Float64Array(256)
    const ground = fill[channel] ?? 0
    let to = channel
    for (let row = 0; row < height; row += 1) {
      const top = offset + (rows.first[row] ?? 0) * w * 3 + channel
      const bottom = offset + (rows.second[row] ?? 0) * w * 3 + channel
      const down = rows.share[row] ?? 0
      const outside = (rows.first[row] ?? -1) < 0
      for (let column = 0; column < width; column += 1) {
        const left = columns.first[column] ?? -1
        if (outside || left < 0) out[to] = ground
        else {
          const right = 3 * (columns.second[column] ?? 0)
          const share = columns.share[column] ?? 0
          const a = tone[data[top + 3 * left] ?? 0] ?? 0
          const b = tone[data[top + right] ?? 0] ?? 0
          const c = tone[data[bottom + 3 * left] ?? 0] ?? 0
          const d = tone[data[bottom + right] ?? 0] ?? 0
          const above = a + share * (b - a)
          out[to] = above + down * (c + share * (d - c) - above)
        }
        to += 3
      }
    }
  }
  return wrapUint8([height, width, 3], new Uint8Array(out.buffer))
}

/** A mask [height, width] under the same maps: the nearest old pixel, 0 where there is none. */
export const warpMask = (mask: Uint8Tensor, x: AxisMap, y: AxisMap, { width, height }: Size): Uint8Tensor => {
  const [h = 0, w = 0] = mask.shape
  const [columns, rows] = [tapsOf(x, w, width), tapsOf(y, h, height)]
  const nearest = ({ first, second, share }: Taps, i: number) =>
    (first[i] ?? -1) < 0 ? -1 : (((share[i] ?? 0) < 0.5 ? first[i] : second[i]) ?? -1)
  const out = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    const fromRow = nearest(rows, row)
    for (let column = 0; column < width; column += 1) {
      const fromColumn = nearest(columns, column)
      if (fromRow >= 0 && fromColumn >= 0) out[row * width + column] = mask.get(fromRow, fromColumn)
    }
  }
  return wrapUint8([height, width], out)
}
