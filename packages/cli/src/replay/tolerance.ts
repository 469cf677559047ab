import type { Precision } from "./recorded.js"

/** How far an answer may lie from a recorded one: relative to it, and at least the floor. */
export interface Tolerance {
  readonly relative: number
  readonly floor: {
    /** Whatever the numbers are. */
    readonly least: number
    /** Times the largest number of the recorded tensor: what small ones may have lost by cancellation. */
    readonly ofLargest: number
  }
}

/** Of the precision that the case was recorded in. */
export const tolerances: Readonly<Record<Precision, Tolerance>> = {
  float64: { relative: 1e-10, floor: { least: 1e-13, ofLargest: 1e-12 } },
  float32: { relative: 1e-5, floor: { least: 1e-6, ofLargest: 1e-5 } },
  // What is printed are shares between 0 and 1, by some programs with six decimals.
  printed: { relative: 0, floor: { least: 1e-6, ofLargest: 0 } },
}

/** The distance allowed beside the relative one, for a recorded tensor whose largest number is `largest`. */
export const floorOf = (precision: Precision, largest: number): number => {
  const { least, ofLargest } = tolerances[precision].floor
  return Math.max(least, ofLargest * largest)
}

/** The larger of the case's own tolerance and the backend's bound. */
export const allowed = (expected: number, precision: Precision, floor: number, bound: number): number =>
  Math.max(tolerances[precision].relative * Math.abs(expected), floor, bound)

/** Whether two numbers agree; NaN agrees with nothing, an infinity only with itself. */
export const agrees = (actual: number, expected: number, distance: number): boolean =>
  actual === expected || Math.abs(actual - expected) <= distance

/** The largest finite magnitude. */
export const largestOf = (numbers: readonly number[]): number =>
  numbers.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0)
