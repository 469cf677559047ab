import type { Float64Tensor, FloatTensor } from "@detspec/core"
import { mapTensor, tabulate } from "@detspec/core"
import type { ChannelOf, Region } from "./region.js"
import { poolRegions, spreadRegions } from "./region.js"
import type { Taps } from "./taps.js"

/** Weight of a cell whose part in a bin hangs on a rounding. It stands for infinity, and times 0 it is 0. */
const undecided: number = 2 ** 200

/** How far rounding in float32 may carry a number whose terms are of size 1: some 2^6 units, on any device. */
const margin: number = 2 ** -18

/**
 * What an error bound needs of a region. Its taps are every cell that can sway a bin, with weight 1 for each sample
 * nearby. `reach` is the size of its coordinates, `samples` how many samples bin (i, j) averages.
 */
export interface Sway extends Region {
  readonly reach: number
  readonly samples: (i: number, j: number) => number
}

/** Whether float32 holds all of these as they are. */
export const isExact = (...numbers: readonly number[]): boolean => numbers.every((x) => Math.fround(x) === x)

/** Whether rounding may carry x, computed from `terms` of size `reach`, over the edge: near, and not exact. */
export const mayCross = (x: number, edge: number, reach: number, terms: readonly number[]): boolean =>
  Math.abs(x - edge) <= margin * reach && !isExact(x, ...terms)

/** The cells from `first` to `last` that lie on the map. */
export const cellsBetween = (first: number, last: number, side: number, weight: number): Taps => {
  const from = Math.max(first, 0)
  const length = Math.max(Math.min(last, side - 1) - from + 1, 0)
  return Array.from({ length }, (_, k) => ({ cell: from + k, weight }))
}

/** The same cells, where a rounding decides whether and how they count. */
export const undecidedCells = (first: number, last: number, side: number): Taps =>
  cellsBetween(first, last, side, undecided)

/** The cells that a sample at p interpolates, and those that it would, were p a sixteenth of a cell off. */
export const cellsNear = (p: number, side: number, decided: boolean): Taps => {
  const at = Math.min(Math.max(p, 0), side - 1)
  const [first, last] = [Math.ceil(at - 17 / 16), Math.floor(at + 17 / 16)]
  return decided ? cellsBetween(first, last, side, 1) : undecidedCells(first, last, side)
}

const orInfinite = (scale: number): number => (scale > 2 ** 150 ? Infinity : scale)

/**
 * Scale of every pooled value. A sample errs by its position, of size `reach`, times the features around it;
 * adding up n samples rounds n times. The sum over the samples is divided by n, or not, for a maximum.
 */
export const poolScale = (
  features: FloatTensor,
  regions: readonly Sway[],
  shape: readonly [number, number, number],
  channelOf: ChannelOf,
  reduce: "mean" | "max",
): Float64Tensor => {
  const around = poolRegions(mapTensor(features, Math.abs), regions, shape, channelOf)
  return tabulate(around.shape, (r = 0, c = 0, i = 0, j = 0) => {
    const reach = regions[r]?.reach ?? 0
    const n = regions[r]?.samples(i, j) || 1
    return orInfinite(around.get(r, c, i, j) * (reach + n) * (reduce === "max" ? 1 : 1 / n))
  })
}

/** Scale of every element of a gradient: each share by its position's size, and once for every share added. */
export const spreadScale = (
  cotangent: FloatTensor,
  regions: readonly Sway[],
  shape: readonly [number, number, number, number],
  channelOf: ChannelOf,
): Float64Tensor => {
  const spreadOf = (amount: (region: Sway, share: number) => number): Float64Tensor => {
    const amounts = tabulate(cotangent.shape, (r = 0, c = 0, i = 0, j = 0) => {
      const region = regions[r]
      return region ? amount(region, Math.abs(cotangent.get(r, c, i, j)) / (region.samples(i, j) || 1)) : 0
    })
    return spreadRegions(amounts, regions, shape, channelOf)
  }
  const byPosition = spreadOf(({ reach }, share) => reach * share)
  const shares = spreadOf((_, share) => share)
  const added = spreadOf(() => 1)
  return tabulate(shape, (...at) =>
    orInfinite(byPosition.get(...at) + (shares.get(...at) && added.get(...at) * shares.get(...at))),
  )
}
