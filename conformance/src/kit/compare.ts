import type { Tensor, TensorRecord } from "@detspec/core"
import { dtypeOf, elementTypeOf, toArray, unravel } from "@detspec/core"
import { showTensor } from "./show.js"
import type { Verdict } from "./verdict.js"
import { allHold, fails, holds } from "./verdict.js"

/** How far two numbers may be apart, and why. A number holds for every element. */
export interface Tolerance {
  readonly bound: number | Tensor
  readonly because: string
}

const exactly: Tolerance = { bound: 0, because: "nothing rounds here" }

const differentShape = (expected: Tensor, actual: Tensor): boolean =>
  expected.shape.length !== actual.shape.length ||
  expected.shape.some((side, axis) => side !== actual.shape[axis])

type Apart = (expected: number, actual: number, bound: number) => boolean

/** NaN lies near no number, not even near itself: what is NaN is in no range and obeys no formula. */
const beyond: Apart = (expected, actual, bound) =>
  expected !== actual && !(Math.abs(expected - actual) <= bound)

/** Who answers NaN twice answers the same twice. */
const different: Apart = (expected, actual) => expected !== actual && !Object.is(expected, actual)

/** How far beyond its bound a number lies; NaN and what is infinitely far off lie furthest. */
const excess = (expected: number, actual: number, bound: number): number => {
  const apart = Math.abs(expected - actual) - bound
  return Number.isNaN(apart) ? Infinity : apart
}

/** The element that is furthest off, of those that are too far apart; -1 when none is. */
const furthest = (
  wanted: readonly number[],
  got: readonly number[],
  boundAt: (at: number) => number,
  apart: Apart,
): number =>
  wanted.reduce((best, value, i) => {
    const actual = got[i] ?? Number.NaN
    if (!apart(value, actual, boundAt(i))) return best
    const isFurther =
      best < 0 ||
      excess(value, actual, boundAt(i)) > excess(wanted[best] ?? 0, got[best] ?? Number.NaN, boundAt(best))
    return isFurther ? i : best
  }, -1)

const compared = (
  expected: Tensor,
  actual: Tensor,
  tolerance: Tolerance,
  name: string,
  apart: Apart,
): Verdict => {
  if (differentShape(expected, actual)) {
    return fails(`${name}: ${showTensor(expected)}`, `${name}: ${showTensor(actual)}`)
  }
  const [wanted, got] = [toArray(expected), toArray(actual)]
  const bounds = typeof tolerance.bound === "number" ? [] : toArray(tolerance.bound)
  const boundAt = (at: number) => (typeof tolerance.bound === "number" ? tolerance.bound : (bounds[at] ?? 0))
  const at = furthest(wanted, got, boundAt, apart)
  if (at < 0) return holds
  // A name of several words is no name of a field: "iou, at least 0: [0,1]".
  const where = `${name}${name.includes(" ") ? ": " : ""}[${unravel(at, expected.shape)}]`
  const [value = 0, came = Number.NaN] = [wanted[at], got[at]]
  if (Number.isNaN(value)) return fails(`${where}: a number`, `${where} = NaN, then ${came}`)
  return fails(`${where} = ${value}`, `${where} = ${came}`, `± ${boundAt(at)}`, tolerance.because)
}

/** Every element of `actual` lies within the tolerance of `expected`; without one they are equal (0 equals -0). */
export const near = (
  expected: Tensor,
  actual: Tensor,
  tolerance: Tolerance = exactly,
  name = "value",
): Verdict => compared(expected, actual, tolerance, name, beyond)

const distinct: Apart = (expected, actual, bound) =>
  beyond(expected, actual, bound) && !Object.is(expected, actual)

/** As `near`, for two answers of one backend: NaN in both is the same answer, for other laws to blame. */
export const nearAnother = (
  one: Tensor,
  other: Tensor,
  tolerance: Tolerance = exactly,
  name = "value",
): Verdict => compared(one, other, tolerance, name, distinct)

/** Equal element for element, in shape and value. */
export const same = (expected: Tensor, actual: Tensor, name = "value"): Verdict =>
  near(expected, actual, exactly, name)

const sameElement = (expected: Tensor, actual: Tensor, name: string): Verdict =>
  elementTypeOf(expected) === elementTypeOf(actual)
    ? holds
    : fails(`${name}: ${elementTypeOf(expected)}`, `${name}: ${dtypeOf(actual)}`)

const comparedRecord = (
  expected: TensorRecord,
  actual: TensorRecord,
  tolerances: Readonly<Record<string, Tolerance>>,
  apart: Apart,
): Verdict => {
  const [wanted, got] = [Object.keys(expected).sort().join(", "), Object.keys(actual).sort().join(", ")]
  if (wanted !== got) return fails(`outputs ${wanted}`, `outputs ${got}`)
  return allHold(
    Object.entries(expected).flatMap(([name, tensor]) => {
      const other = actual[name]
      if (!other) return []
      const tolerance = tolerances[name] ?? exactly
      return [sameElement(tensor, other, name), compared(tensor, other, tolerance, name, apart)]
    }),
  )
}

/** Field by field `near`, with a tolerance for each; the fields themselves and their element types must be the same. */
export const nearRecord = (
  expected: TensorRecord,
  actual: TensorRecord,
  tolerances: Readonly<Record<string, Tolerance>> = {},
): Verdict => comparedRecord(expected, actual, tolerances, beyond)

/** Two answers of one backend that are the same, NaN included: whether the numbers are right is for other laws. */
export const sameRecord = (first: TensorRecord, second: TensorRecord): Verdict =>
  comparedRecord(first, second, {}, different)
