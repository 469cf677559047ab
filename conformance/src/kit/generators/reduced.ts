import * as fc from "fast-check"

type Smaller<A> = (value: A, context: unknown) => fc.Stream<fc.Value<A>>

/** Drawn as they are, made smaller in another way. */
class Reduced<A> extends fc.Arbitrary<A> {
  private readonly drawn: fc.Arbitrary<A>
  private readonly smaller: Smaller<A>
  constructor(drawn: fc.Arbitrary<A>, smaller: Smaller<A>) {
    super()
    this.drawn = drawn
    this.smaller = smaller
  }
  generate(...how: Parameters<fc.Arbitrary<A>["generate"]>): fc.Value<A> {
    return this.drawn.generate(...how)
  }
  canShrinkWithoutContext(value: unknown): value is A {
    return this.drawn.canShrinkWithoutContext(value)
  }
  shrink(value: A, context: unknown): fc.Stream<fc.Value<A>> {
    return this.smaller(value, context)
  }
}

/** A list as long as from `least` to `most`; it shrinks by leaving elements out, until there are `fewest`. */
export const spanning = <A>(
  element: fc.Arbitrary<A>,
  least: number,
  most: number,
  fewest: number,
): fc.Arbitrary<A[]> => {
  const lists = (minLength: number) => fc.array(element, { minLength, maxLength: most, size: "max" })
  const shorter = lists(fewest)
  return new Reduced(lists(least), (list, context) => shorter.shrink(list, context))
}

const exponentOf = (x: number): number => Math.floor(Math.log2(Math.abs(x)))

/** x in so many binary digits. */
const inDigits = (x: number, digits: number): number => {
  const step = 2 ** (exponentOf(x) + 1 - digits)
  return Math.trunc(x / step) * step
}

/** How much there is to read in a number: its binary digits, how far it is from 1, a sign. */
const weight = (x: number): number => {
  if (x === 0) return 0
  let digits = 1
  while (digits < 24 && inDigits(x, digits) !== x) digits += 1
  return digits + Math.abs(exponentOf(x)) + (x < 0 ? 0.5 : 0)
}

const plainer = (x: number): readonly number[] => {
  if (x === 0) return []
  const exponent = exponentOf(x)
  const nearOne = [exponent, Math.trunc(exponent / 2), Math.sign(exponent)].map((by) => x / 2 ** by)
  const shorter = [1, 2, 4, 8, 16].map((digits) => inDigits(x, digits))
  const fewer = [0, 1, -1, Math.trunc(x) + 0, ...nearOne, ...shorter, -x]
  return [...new Set(fewer)].filter((one) => weight(one) < weight(x))
}

/** Numbers of single precision that shrink to plain ones: 0, 1, few binary digits, not to the smallest there are. */
export const plainly = (drawn: fc.Arbitrary<number>, min: number, max: number): fc.Arbitrary<number> =>
  new Reduced(drawn, (x) =>
    fc.stream(
      plainer(x)
        .filter((one) => one >= min && one <= max)
        .map((one) => new fc.Value(one, undefined))
        .values(),
    ),
  )
