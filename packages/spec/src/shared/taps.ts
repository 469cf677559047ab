/** A cell of an axis, and the weight with which it counts. */
export interface Tap {
  readonly cell: number
  readonly weight: number
}
export type Taps = readonly Tap[]

/**
 * Linear interpolation at position p of an axis whose cell k has its centre at k: 1 − t of the cell below and t of
 * the cell above, p = ⌊p⌋ + t. Beyond the first or the last centre, that cell alone.
 */
export const interpolate = (p: number, side: number): Taps => {
  const at = Math.min(Math.max(p, 0), side - 1)
  const cell = Math.floor(at)
  const t = at - cell
  const below = { cell, weight: 1 - t }
  return t === 0 ? [below] : [below, { cell: cell + 1, weight: t }]
}

/** The sum of several lists of taps, each cell once. */
export const sumTaps = (lists: readonly Taps[]): Taps => {
  const [first] = lists
  if (first && lists.length === 1) return first
  const total = new Map<number, number>()
  for (const taps of lists) {
    for (const { cell, weight } of taps) total.set(cell, (total.get(cell) ?? 0) + weight)
  }
  return [...total].map(([cell, weight]) => ({ cell, weight }))
}

/** Their mean: nothing when there are none. */
export const meanTaps = (lists: readonly Taps[]): Taps =>
  sumTaps(lists).map(({ cell, weight }) => ({ cell, weight: weight / lists.length }))
