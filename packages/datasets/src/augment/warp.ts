import type { Uint8Tensor } from "@detspec/core"
import { wrapUint8 } from "@detspec/core"
import type { AxisMap } from "./change.js"

/** Where each new pixel of an axis comes from: between `first` and `second`, `share` of the way, or from nowhere. */
export interface Taps {
  /** 1 where it comes from the image at all. */
  readonly inside: Uint8Array
  readonly first: Int32Array
  readonly second: Int32Array
  readonly share: Float64Array
}

/** The taps of `to` new pixels on a side of `from` old ones: pixel centres go where the map takes them. */
export const tapsOf = ({ scale, offset }: AxisMap, from: number, to: number): Taps => {
  const inside = new Uint8Array(to)
  const first = new Int32Array(to)
  const second = new Int32Array(to)
  const share = new Float64Array(to)
  for (let i = 0; i < to; i += 1) {
    const at = (i + 0.5 - offset) / scale
    if (at < 0 || at > from) continue
    // Within half a pixel of the border there is no second pixel to blend with.
    const inner = Math.min(Math.max(at - 0.5, 0), from - 1)
    const low = Math.floor(inner)
    inside[i] = 1
    first[i] = low
    second[i] = Math.min(low + 1, from - 1)
    share[i] = inner - low
  }
  return { inside, first, second, share }
}

/** For each channel, what an old value becomes: a table of 256. */
export type Tones = readonly [Float64Array, Float64Array, Float64Array]

interface Size {
  readonly width: number
  readonly height: number
}

/** One channel of the two old rows that a new one lies between. */
interface RowPair {
  readonly data: Uint8Array
  readonly top: number
  readonly bottom: number
  /** How far towards the lower one. */
  readonly down: number
}

/** Writes one channel of a new row from `to` on, every third number. */
const blendRow = (
  { data, top, bottom, down }: RowPair,
  { inside, first, second, share }: Taps,
  tone: Float64Array,
  ground: number,
  out: Uint8ClampedArray,
  to: number,
): void => {
  for (let column = 0; column < first.length; column += 1) {
    const left = first[column] ?? 0
    const right = second[column] ?? 0
    const across = share[column] ?? 0
    const a = tone[data[top + 3 * left] ?? 0] ?? 0
    const b = tone[data[top + 3 * right] ?? 0] ?? 0
    const c = tone[data[bottom + 3 * left] ?? 0] ?? 0
    const d = tone[data[bottom + 3 * right] ?? 0] ?? 0
    const above = a + across * (b - a)
    const below = c + across * (d - c)
    out[to + 3 * column] = inside[column] === 0 ? ground : above + down * (below - above)
  }
}

const fillRow = (width: number, ground: number, out: Uint8ClampedArray, to: number): void => {
  for (let column = 0; column < width; column += 1) out[to + 3 * column] = ground
}

/**
 * An image [height, width, 3] under a map of each axis, every pixel between the four around where it comes from, in
 * new tones; where nothing comes from it has the colour of `fill`.
 */
export const warp = (
  { shape: [h = 0, w = 0], data, offset }: Uint8Tensor,
  x: AxisMap,
  y: AxisMap,
  { width, height }: Size,
  tones: Tones,
  fill: readonly number[],
): Uint8Tensor => {
  const [columns, rows] = [tapsOf(x, w, width), tapsOf(y, h, height)]
  // Clamped, and rounded to the nearest whole number.
  const out = new Uint8ClampedArray(height * width * 3)
  for (const [channel, tone] of tones.entries())
    for (let row = 0; row < height; row += 1) {
      const [upper, lower] = [rows.first[row] ?? 0, rows.second[row] ?? 0]
      const [ground, to] = [fill[channel] ?? 0, row * width * 3 + channel]
      const at = (old: number) => offset + old * w * 3 + channel
      const pair = { data, top: at(upper), bottom: at(lower), down: rows.share[row] ?? 0 }
      if (rows.inside[row] === 0) fillRow(width, ground, out, to)
      else blendRow(pair, columns, tone, ground, out, to)
    }
  return wrapUint8([height, width, 3], new Uint8Array(out.buffer))
}

/** A mask [height, width] under the same maps: the nearest old pixel, 0 where there is none. */
export const warpMask = (mask: Uint8Tensor, x: AxisMap, y: AxisMap, { width, height }: Size): Uint8Tensor => {
  const [h = 0, w = 0] = mask.shape
  const [columns, rows] = [tapsOf(x, w, width), tapsOf(y, h, height)]
  const nearest = ({ inside, first, second, share }: Taps, i: number) =>
    inside[i] === 0 ? -1 : (((share[i] ?? 0) < 0.5 ? first[i] : second[i]) ?? -1)
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
