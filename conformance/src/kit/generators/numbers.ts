import * as fc from "fast-check"
import { plainly, spanning } from "./reduced.js"

/** k / 2^bits: sums and products of a few of these round nowhere, in float32 or float64. */
export const dyadic = (min: number, max: number, bits = 2): fc.Arbitrary<number> =>
  fc.integer({ min: Math.ceil(min * 2 ** bits), max: Math.floor(max * 2 ** bits) }).map((k) => k / 2 ** bits)

/**
 * Below float32's smallest normal number, 2^-126, devices may read a number as 0, and what depends on one is nobody's bug.
 * Laws take halves of what is drawn, or 2^-40 of it: that is still far from there.
 */
const least = 2 ** -80

/** Any number that float32 holds, between the two, and 0 for one that is next to nothing. */
export const single = (min: number, max: number): fc.Arbitrary<number> => {
  const [low, high] = [Math.fround(min), Math.fround(max)]
  const drawn = fc
    .float({ min: low, max: high, noNaN: true, noDefaultInfinity: true })
    .map((x) => (Math.abs(x) < least ? 0 : x))
  return plainly(drawn, low, high)
}

/** The same, each part of the interval as often: of `single` half is next to nothing, and most of that nearly 0. */
export const even = (min: number, max: number): fc.Arbitrary<number> => {
  const drawn = fc.nat({ max: 2 ** 22 }).map((k) => Math.fround(min + ((max - min) * k) / 2 ** 22))
  return plainly(drawn, min, max)
}

/** A number between 0 and 1 that meets the corners on purpose: 0, 1, and simple fractions. */
export const fraction: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
  dyadic(0, 1, 6),
  single(0, 1),
)

/** A list of `length` of something; it shrinks element by element. */
export const listOf = <A>(element: fc.Arbitrary<A>, length: number): fc.Arbitrary<A[]> =>
  fc.array(element, { minLength: length, maxLength: length })

/**
 * One draw in 13 is `nothing`: a hundred draws miss it once in three thousand times, and little can be seen in it.
 * Of two things that can be missing, each once in 25.
 */
export const seldom = <A>(nothing: A, otherwise: fc.Arbitrary<A>, oneIn: 13 | 25 = 13): fc.Arbitrary<A> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.constant(nothing) },
    { weight: oneIn - 1, arbitrary: otherwise },
  )

/** A list of something, as long as `counts` span, seldom none; it shrinks by leaving elements out. */
export const someOf = <A>(
  element: fc.Arbitrary<A>,
  counts: readonly number[] = [0, 8],
  noneIn: 13 | 25 = 13,
): fc.Arbitrary<A[]> => {
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const filled = spanning(element, Math.max(least, 1), most, least)
  return least > 0 ? filled : seldom([], filled, noneIn)
}

/** A list of `many`, which shrinks to as few as `counts` allow: what fails on 66 elements seldom needs them all. */
export const manyOf = <A>(
  element: fc.Arbitrary<A>,
  many: readonly number[],
  counts: readonly number[] = [0],
): fc.Arbitrary<A[]> => spanning(element, Math.min(...many), Math.max(...many), Math.min(...counts))

/** The same, and once in a while more than 64: more than a vector, a warp or a word of bits holds. */
export const someOrMany = <A>(
  element: fc.Arbitrary<A>,
  counts?: readonly number[],
  many: readonly number[] = [66, 72],
  noneIn: 13 | 25 = 13,
): fc.Arbitrary<A[]> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 12, arbitrary: someOf(element, counts, noneIn) },
    { weight: 1, arbitrary: manyOf(element, many, counts) },
  )
