import type { FloatTensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { dyadic, fraction, single } from "../../kit/generators/numbers.js"
import { floatsOf } from "../../kit/generators/tensors.js"

export type Matching = Pick<In<"matchQuality">, "high" | "low" | "lowQuality">

/** Two thresholds in order, often equal, often simple fractions; and a low-quality rule. */
export const matching: fc.Arbitrary<Matching> = fc
  .record({
    thresholds: fc.tuple(fraction, fraction),
    equal: fc.boolean(),
    lowQuality: fc.constantFrom("none", "own", "rescuer"),
  })
  .map(({ thresholds: [a, b], equal, lowQuality }) => {
    const high = Math.max(a, b) || 0.5
    return { high, low: equal ? high : Math.min(a, b), lowQuality }
  })

/** They differ in their last digit only, or are next to nothing. */
const almost = fc.constantFrom(0.25 + 2 ** -25, 0.5 - 2 ** -25, 0.75 + 2 ** -24, 2 ** -30, 2 ** -31, 2 ** -40)
/** Too little for most thresholds: all turns on the low-quality rule. */
const poor = dyadic(0, 0.375, 5)

/** Quarters tie with each other and with thresholds; 0 is common, as it is among overlaps. */
const quality = fc.oneof(fc.constantFrom(0, 0, 0.25, 0.5, 0.75, 1), dyadic(0, 1, 3), single(0, 1), almost)

/** Most anchors overlap nothing, and some truths too. */
const sparse = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(0.125, 0.5, 1) },
)

const shapes = [
  [1, 1],
  [2, 4],
  [4, 2],
  [3, 8],
  [5, 5],
  [1, 6],
  [2, 16],
  [3, 70],
  [66, 2],
] as const
const hollow = [
  [0, 3],
  [3, 0],
  [0, 0],
] as const

/** Truths × anchors; seldom none of the one or the other. */
export const qualities: fc.Arbitrary<FloatTensor> = fc
  .oneof(
    { weight: 12, arbitrary: fc.constantFrom(...shapes) },
    { weight: 1, arbitrary: fc.constantFrom(...hollow) },
  )
  .chain((shape) =>
    fc.oneof(
      { weight: 12, arbitrary: floatsOf(shape, quality) },
      { weight: 12, arbitrary: floatsOf(shape, sparse) },
      { weight: 6, arbitrary: floatsOf(shape, poor) },
      { weight: 1, arbitrary: floatsOf(shape, fc.constant(0)) },
    ),
  )

/** The largest number of a row (a truth) or of a column (an anchor), and where it first stands. */
export const bestOf = (values: readonly number[]): readonly [value: number, index: number] => {
  const value = Math.max(...values)
  return [value, values.indexOf(value)]
}

export const rowOf = (table: FloatTensor, m: number): readonly number[] =>
  Array.from({ length: table.shape[1] ?? 0 }, (_, n) => table.get(m, n))

export const columnOf = (table: FloatTensor, n: number): readonly number[] =>
  Array.from({ length: table.shape[0] ?? 0 }, (_, m) => table.get(m, n))
