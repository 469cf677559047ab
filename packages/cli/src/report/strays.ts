import type { Tolerance } from "@detspec/conformance"
import type { Tensor } from "@detspec/core"
import { toArray, unravel } from "@detspec/core"

/** The elements of one output that lie further from the specification's than they may. */
export interface Strays {
  /** Their places in row-major order; none where the shapes differ. */
  readonly at: ReadonlySet<number>
  /** The index of the one that is furthest off, or of the first element when there is none. */
  readonly worst: readonly number[]
}

const noStrays: Strays = { at: new Set(), worst: [] }

const sameShape = (a: Tensor, b: Tensor): boolean =>
  a.shape.length === b.shape.length && a.shape.every((side, axis) => side === b.shape[axis])

const distance = (expected: number, actual: number): number => {
  if (Object.is(expected, actual) || expected === actual) return 0
  const apart = Math.abs(expected - actual)
  return Number.isNaN(apart) ? Infinity : apart
}

/** Compared element by element, when both have one shape. */
export const straysOf = (
  expected: Tensor | undefined,
  actual: Tensor | undefined,
  tolerance: Tolerance | undefined,
): Strays => {
  if (!expected || !actual || !sameShape(expected, actual)) return noStrays
  const [wanted, got] = [toArray(expected), toArray(actual)]
  const bound = tolerance?.bound ?? 0
  const bounds = typeof bound === "number" ? [] : toArray(bound)
  const excess = wanted.map(
    (value, i) =>
      distance(value, got[i] ?? Number.NaN) - (typeof bound === "number" ? bound : (bounds[i] ?? 0)),
  )
  const worst = excess.reduce((best, value, i) => (value > (excess[best] ?? 0) ? i : best), 0)
  const at = new Set(excess.flatMap((value, i) => (value > 0 ? [i] : [])))
  return { at, worst: unravel(worst, expected.shape) }
}
