/** The numbers from `min` to `max`; an open end excludes its bound. */
export interface Interval {
  readonly min: number
  readonly max: number
  readonly minOpen: boolean
  readonly maxOpen: boolean
}

const interval = (min: number, max: number, minOpen: boolean, maxOpen: boolean): Interval => ({
  min,
  max,
  minOpen,
  maxOpen,
})

export const anyFinite: Interval = interval(-Infinity, Infinity, true, true)
export const atLeast = (min: number): Interval => interval(min, Infinity, false, true)
export const above = (min: number): Interval => interval(min, Infinity, true, true)
/** Above `min`, and infinity too: "no limit" for a clamp. */
export const aboveOrInfinite = (min: number): Interval => interval(min, Infinity, true, false)
export const between = (min: number, max: number): Interval => interval(min, max, false, false)

export const contains = ({ min, max, minOpen, maxOpen }: Interval, x: number): boolean =>
  (minOpen ? x > min : x >= min) && (maxOpen ? x < max : x <= max)

/** Far beyond any use, and small enough that products of two stay finite in float32. */
export const representable: Interval = between(-(2 ** 60), 2 ** 60)
/** A coordinate in pixels: squares of distances, and areas, stay finite in float32. */
export const coordinate: Interval = between(-(2 ** 30), 2 ** 30)

/** Large and small powers of two by their exponent: ±2^30 and 2^-30 say more than their digits. */
const bound = (x: number): string => {
  const exponent = Math.log2(Math.abs(x))
  return Number.isInteger(exponent) && Math.abs(exponent) >= 20
    ? `${x < 0 ? "-" : ""}2^${exponent}`
    : String(x)
}

/** As an error says it: "be at least 0", "be between 0 and 1". */
export const describeInterval = ({ min, max, minOpen, maxOpen }: Interval): string => {
  if (min === -Infinity && max === Infinity) return "be finite"
  const low = minOpen ? `above ${bound(min)}` : `at least ${bound(min)}`
  if (max === Infinity) return maxOpen ? `be finite and ${low}` : `be ${low}, or Infinity`
  if (!minOpen && !maxOpen) return `be finite and between ${bound(min)} and ${bound(max)}`
  return `be ${low} and ${maxOpen ? "below" : "at most"} ${bound(max)}`
}
