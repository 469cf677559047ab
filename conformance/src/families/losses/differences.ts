import { float64 } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { dyadic, single } from "../../kit/generators/numbers.js"
import { spread } from "../../kit/generators/tensors.js"
import { matrixPairs } from "./losses.js"

const beta: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, Math.fround(1 / 9), 0.25, 1, 4, 64),
  single(2 ** -20, 16),
)

/** Numbers on a grid of quarters, on the target often. */
const plain = fc
  .record({ target: dyadic(-8, 8), apart: fc.oneof(fc.constantFrom(0, -1, 1), dyadic(-8, 8)) })
  .map(({ target, apart }) => ({ prediction: target + apart, target }))

const wild = fc.record({
  prediction: fc.oneof(single(-1000, 1000), fc.constantFrom(0, 2 ** 60, -(2 ** 60), 2 ** -40)),
  target: fc.oneof(single(-1000, 1000), fc.constantFrom(0, 2 ** 60, -(2 ** 60), -(2 ** -40))),
})

/** Predictions and targets of any size, with a β from 0 up. */
export const differencePairs: fc.Arbitrary<In<"smoothL1">> = fc
  .record({ matrices: matrixPairs(fc.oneof(plain, wild)), beta })
  .map(({ matrices, beta }) => ({ ...matrices, beta }))

/** Quarters, and a β that is a power of two or 0: nothing rounds, and differences of exactly β are common. */
export const plainDifferences: fc.Arbitrary<In<"smoothL1">> = fc
  .record({ matrices: matrixPairs(plain), beta: fc.constantFrom(0, 0.5, 1, 2, 4) })
  .map(({ matrices, beta }) => ({ ...matrices, beta }))

/** Repeatable, on both sides of β = 1. */
export const manyDifferences = (height: number, width: number): In<"smoothL1"> => {
  const places = Array.from({ length: height * width }, (_, i) => i)
  return {
    predictions: float64(
      [height, width],
      places.map((i) => 4 * spread(i)),
    ),
    targets: float64(
      [height, width],
      places.map((i) => 4 * spread(i, 3)),
    ),
    beta: 1,
  }
}
