import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { Grid } from "./launch.js"
import { padded } from "./pack.js"

/** Feature maps with the channels of a cell side by side: a row of numbers for each cell of each map. */
export interface CellMaps {
  /** How many rows there are. */
  readonly cells: number
  /** How many images occur. */
  readonly images: number
  readonly channels: number
  /** The row of the first cell of an image; of the map of one bin, where every bin has its own. */
  readonly first: (image: number, bin: number) => number
  /** The channels from `from` up to, not including, `to`, with zeros up to a multiple of four. */
  readonly plane: (from: number, to: number) => Grid
}

/** Writes one map into the column `start` of a plane with rows of `step` numbers. */
const copyMap = (values: Float32Array, start: number, step: number, map: FloatTensor): void => {
  const { data, offset } = map
  const [height = 0, width = 0] = map.shape
  const [down = 0, across = 0] = map.stride
  let at = start
  for (let y = 0; y < height; y += 1) {
    const row = offset + y * down
    for (let x = 0; x < width; x += 1) {
      values[at] = data[row + x * across]
      at += step
    }
  }
}

/**
 * The maps [B, C, H, W] of those images that occur: regions of few images need not carry the others along.
 * `bins`: how many channels in turn belong to one channel of the output, one for each bin; 1 where bins share them.
 */
export const cellMaps = (features: FloatTensor, images: Int32Tensor, bins: number): CellMaps => {
  const [, all = 0, height = 0, width = 0] = features.shape
  const used = [...new Set(toArray(images))].sort((a, b) => a - b)
  const places = new Map(used.map((image, place) => [image, place]))
  const cells = used.length * bins * height * width
  const first = (image: number, bin: number): number =>
    ((places.get(image) ?? 0) * bins + (bin % bins)) * height * width
  const plane = (from: number, to: number): Grid => {
    const lanes = padded(to - from)
    const values = new Float32Array(cells * lanes)
    for (const image of used) {
      for (let channel = from * bins; channel < to * bins; channel += 1) {
        const start = first(image, channel) * lanes + Math.floor(channel / bins) - from
        copyMap(values, start, lanes, features.pick(image, channel, null, null))
      }
    }
    return { values, sides: [lanes, cells] }
  }
  return { cells, images: used.length, channels: all / bins, first, plane }
}
