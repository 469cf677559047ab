import type { FloatTensor, Int32Tensor, Uint8Tensor } from "@detspec/core"
import { float64, int32, sizeOf, uint8 } from "@detspec/core"
import * as fc from "fast-check"
import { listOf } from "./numbers.js"

/** Tensors of one shape with elements drawn one by one. */
export const floatsOf = (
  shape: readonly number[],
  element: fc.Arbitrary<number>,
): fc.Arbitrary<FloatTensor> => listOf(element, sizeOf(shape)).map((values) => float64(shape, values))

export const int32sOf = (
  shape: readonly number[],
  element: fc.Arbitrary<number>,
): fc.Arbitrary<Int32Tensor> => listOf(element, sizeOf(shape)).map((values) => int32(shape, values))

export const masksOf = (shape: readonly number[]): fc.Arbitrary<Uint8Tensor> =>
  listOf(fc.nat({ max: 1 }), sizeOf(shape)).map((values) => uint8(shape, values))

/** The numbers 0 … n - 1 in any order. */
export const permutationOf = (n: number): fc.Arbitrary<readonly number[]> => {
  const all = Array.from({ length: n }, (_, i) => i)
  return fc.shuffledSubarray(all, { minLength: n, maxLength: n })
}

/** Repeatable numbers in [0, 1) for inputs too large to draw: the fractional parts of multiples of √2 and √3. */
export const spread = (i: number, salt = 0): number => {
  const x = i * Math.SQRT2 + (i % 1009) * Math.sqrt(3) + salt * Math.E
  return Math.fround(Math.floor((x - Math.floor(x)) * 2 ** 20) / 2 ** 20)
}

/** `count` boxes spread over a picture of `side` pixels, sides 8 to 72: repeatable, on a fine dyadic grid. */
export const manyBoxes = (count: number, side = 1024, salt = 0): FloatTensor => {
  const at = (n: number, k: number): number => {
    const corner = Math.floor(spread(n, salt + (k % 2)) * side * 4) / 4
    return k < 2 ? corner : corner + 8 + Math.floor(spread(n, salt + k + 5) * 256) / 4
  }
  return float64(
    [count, 4],
    Array.from({ length: 4 * count }, (_, i) => at(Math.floor(i / 4), i % 4)),
  )
}
