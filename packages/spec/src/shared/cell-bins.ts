import { roundHalfEven } from "./half-even.js"

/** Where a half goes: away from zero as C's round, to the even neighbour as IEEE 754, or up as JavaScript's. */
export type Rounding = "half-away" | "half-even" | "half-up"

/** The nearest whole number; a half goes where `rounding` says. */
export const roundHalf = (x: number, rounding: Rounding): number => {
  if (rounding === "half-even") return roundHalfEven(x)
  const below = Math.floor(x)
  const rest = x - below
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1
  return rounding === "half-up" || x > 0 ? below + 1 : below
}

/** The whole cells from `from` up to, not including, `to`. */
export interface CellRange {
  readonly from: number
  readonly to: number
}

const clamp = (x: number, side: number): number => Math.min(Math.max(x, 0), side)

/**
 * `count` cells from `start` on, cut into bins that cover them all and share a cell where a cut falls inside it:
 * bin i is [start + ⌊i count / bins⌋, start + ⌈(i + 1) count / bins⌉), clipped to the `side` cells of the map.
 * The product comes before the division, so that a whole number of cells stays whole.
 */
export const cellBins = (start: number, count: number, bins: number, side: number): readonly CellRange[] =>
  Array.from({ length: bins }, (_, i) => ({
    from: clamp(start + Math.floor((i * count) / bins), side),
    to: clamp(start + Math.ceil(((i + 1) * count) / bins), side),
  }))
