import type { Float64Tensor, FloatTensor } from "@detspec/core"
import { sizeOf, tabulate, wrapFloat64 } from "@detspec/core"
import type { Taps } from "./taps.js"

/**
 * A region of one image cut into bins, each a weight for every row times a weight for every column.
 * Every linear pooling is of this form, RoIAlign too: interpolation factorises, and so does a mean over a grid.
 */
export interface Region {
  readonly image: number
  /** A list of taps for each row of bins. */
  readonly rows: readonly Taps[]
  /** A list of taps for each column of bins. */
  readonly columns: readonly Taps[]
}

/** The channel that bin (i, j) of output channel c reads. */
export type ChannelOf = (c: number, i: number, j: number) => number

/** Every bin reads its own channel. */
export const sameChannel: ChannelOf = (c) => c

/** Position-sensitive: a channel for every bin, (c · rows + i) · columns + j. */
export const channelOfBin =
  (rows: number, columns: number): ChannelOf =>
  (c, i, j) =>
    (c * rows + i) * columns + j

/** Σ_y w_y Σ_x w_x F(y, x) on one plane of the features. */
export const weightedSum = (
  features: FloatTensor,
  image: number,
  channel: number,
  rows: Taps,
  columns: Taps,
): number => {
  let sum = 0
  for (const row of rows) {
    let inRow = 0
    for (const column of columns) inRow += column.weight * features.get(image, channel, row.cell, column.cell)
    sum += row.weight * inRow
  }
  return sum
}

/** [R, C, rows, columns]: `weightedSum` of every bin. */
export const poolRegions = (
  features: FloatTensor,
  regions: readonly Region[],
  [channels, rows, columns]: readonly [number, number, number],
  channelOf: ChannelOf,
): Float64Tensor =>
  tabulate([regions.length, channels, rows, columns], (r = 0, c = 0, i = 0, j = 0) => {
    const region = regions[r]
    if (!region) return 0
    const channel = channelOf(c, i, j)
    return weightedSum(features, region.image, channel, region.rows[i] ?? [], region.columns[j] ?? [])
  })

/** Adds `amount` w_y w_x to every (y, x) of one plane: the transpose of `weightedSum`. */
const spread = (
  plane: Float64Tensor,
  [image, channel]: readonly [number, number],
  rows: Taps,
  columns: Taps,
  amount: number,
): void => {
  for (const row of rows) {
    for (const { cell, weight } of columns) {
      const before = plane.get(image, channel, row.cell, cell)
      plane.set(image, channel, row.cell, cell, before + amount * row.weight * weight)
    }
  }
}

/** [B, channels, H, W]: what flows back to the features, the transpose of `poolRegions`. */
export const spreadRegions = (
  cotangent: FloatTensor,
  regions: readonly Region[],
  shape: readonly [batch: number, channels: number, height: number, width: number],
  channelOf: ChannelOf,
): Float64Tensor => {
  const gradient = wrapFloat64(shape, new Float64Array(sizeOf(shape)))
  const spreadRegion = ({ image, rows, columns }: Region, r: number, c: number): void => {
    for (const [i, row] of rows.entries()) {
      for (const [j, column] of columns.entries()) {
        spread(gradient, [image, channelOf(c, i, j)], row, column, cotangent.get(r, c, i, j))
      }
    }
  }
  for (const [r, region] of regions.entries()) {
    for (let c = 0; c < (cotangent.shape[1] ?? 0); c += 1) spreadRegion(region, r, c)
  }
  return gradient
}
