import type { Box, FloatTensor } from "@detspec/core"
import { rows } from "@detspec/core"
import * as fc from "fast-check"
import { dyadic, single, someOf, someOrMany } from "./numbers.js"

const spanned = (x: number, y: number, w: number, h: number): Box => [x, y, x + w, y + h]

/** Corners on the quarters of pixels in [-16, 48]: areas, sums and products are exact in float32. */
export const exactBox: fc.Arbitrary<Box> = fc
  .tuple(dyadic(-16, 32), dyadic(-16, 32), dyadic(0.25, 16), dyadic(0.25, 16))
  .map(([x, y, w, h]) => spanned(x, y, w, h))

/** Whole pixels, sides up to 8: overlaps are simple fractions, and unequal ones lie far apart. */
export const wholeBox: fc.Arbitrary<Box> = fc
  .tuple(dyadic(-4, 8, 0), dyadic(-4, 8, 0), dyadic(1, 8, 0), dyadic(1, 8, 0))
  .map(([x, y, w, h]) => spanned(x, y, w, h))

/** A line or a point. */
export const degenerateBox: fc.Arbitrary<Box> = fc
  .tuple(dyadic(-8, 8), dyadic(-8, 8), fc.constantFrom(0, 4), fc.constantFrom(0, 1))
  .map(([x, y, w, upright]) => (upright === 1 ? spanned(x, y, 0, w) : spanned(x, y, w, 0)))

const rounded = (box: Box): Box => {
  const [x1, y1, x2, y2] = [
    Math.fround(box[0]),
    Math.fround(box[1]),
    Math.fround(box[2]),
    Math.fround(box[3]),
  ]
  return [x1, y1, Math.max(x1, x2), Math.max(y1, y2)]
}

/** Anything that photographs hold: fractions of pixels, up to thousands of them. */
const anyBox: fc.Arbitrary<Box> = fc
  .tuple(single(-1000, 1000), single(-1000, 1000), single(2 ** -6, 1000), single(2 ** -6, 1000))
  .map(([x, y, w, h]) => rounded(spanned(x, y, w, h)))

/** Five digits, odd ones too: maps and panoramas, beyond what 16 bits hold. */
const farBox: fc.Arbitrary<Box> = fc
  .tuple(dyadic(-70_000, 70_000), dyadic(-70_000, 70_000), dyadic(1, 9000), dyadic(1, 9000))
  .map(([x, y, w, h]) => spanned(x, y, w, h))

/** Sides of a thousandth of a pixel, and of a million. */
const extremeBox: fc.Arbitrary<Box> = fc
  .tuple(dyadic(-4, 4), dyadic(-4, 4), dyadic(1, 3), dyadic(1, 3), fc.constantFrom(2 ** -10, 2 ** 18))
  .map(([x, y, w, h, scale]) => spanned(x * scale, y * scale, w * scale, h * scale))

/** One box of any kind. */
export const box: fc.Arbitrary<Box> = fc.oneof(
  { weight: 4, arbitrary: exactBox },
  { weight: 3, arbitrary: anyBox },
  { weight: 1, arbitrary: farBox },
  { weight: 1, arbitrary: extremeBox },
  { weight: 1, arbitrary: degenerateBox },
)

/** One box with an inside. */
export const solidBox: fc.Arbitrary<Box> = fc.oneof(
  { weight: 4, arbitrary: exactBox },
  { weight: 3, arbitrary: anyBox },
  { weight: 1, arbitrary: farBox },
  { weight: 1, arbitrary: extremeBox },
)

type Relation = (a: Box) => Box
/** How a box may lie to an earlier one that it overlaps; all of these are exact on dyadic boxes. */
const overlapping: readonly Relation[] = [
  (a) => a,
  ([x1, y1, x2, y2]) => [x1, y1, (x1 + x2) / 2, y2],
  ([x1, y1, x2, y2]) => [(3 * x1 + x2) / 4, (3 * y1 + y2) / 4, (x1 + 3 * x2) / 4, (y1 + 3 * y2) / 4],
  ([x1, y1, x2, y2]) => [(x1 + x2) / 2, y1, (x1 + x2) / 2 + (x2 - x1), y2],
  ([x1, y1, x2, y2]) => [(x1 + x2) / 2, (y1 + y2) / 2, (3 * x2 - x1) / 2, (3 * y2 - y1) / 2],
]
/** The same where they touch at most. */
const separate: readonly Relation[] = [
  ([x1, y1, x2, y2]) => [x2, y1, x2 + (x2 - x1), y2],
  ([x1, y1, x2, y2]) => [x1, y2, x2, y2 + (y2 - y1)],
  ([, , x2, y2]) => [x2, y2, x2 + 1, y2 + 1],
  ([x1, y1, x2, y2]) => [x1 + 1024, y1, x2 + 1024, y2],
]
const relations = [...overlapping, ...separate]

interface Related {
  readonly box: Box
  readonly relation: number
  readonly to: number
}

/** -1 stands for a box of its own; others, `placed` of 4, are placed against another. */
const relatedBox = (one: fc.Arbitrary<Box>, placed = 2): fc.Arbitrary<Related> =>
  fc.record({
    box: one,
    relation: fc.oneof(
      { weight: 4 * (4 - placed), arbitrary: fc.constant(-1) },
      { weight: 3 * placed, arbitrary: fc.nat({ max: overlapping.length - 1 }) },
      { weight: placed, arbitrary: fc.integer({ min: overlapping.length, max: relations.length - 1 }) },
    ),
    to: fc.nat({ max: 7 }),
  })

/** Placed against boxes of `others` as they were drawn. */
const settle = (list: readonly Related[], others = list): readonly Box[] =>
  list.map(({ box, relation, to }) => {
    const other = others[to % others.length]
    const place = relations[relation]
    return other && place ? rounded(place(other.box)) : box
  })

const tensorOf = (boxes: readonly Box[]): FloatTensor => rows(4, boxes)

/** As long as asked; where any number up to many is allowed, now and then very many. */
const lists = <A>(element: fc.Arbitrary<A>, counts: readonly number[] = [0, 8]): fc.Arbitrary<A[]> =>
  Math.min(...counts) === 0 && Math.max(...counts) >= 8
    ? someOrMany(element, counts)
    : someOf(element, counts)

/** Lists of boxes, [N, 4]: separate, equal, touching, nested, half overlapping. */
export const boxesOf = (one: fc.Arbitrary<Box>, counts?: readonly number[]): fc.Arbitrary<FloatTensor> =>
  lists(relatedBox(one), counts).map((list) => tensorOf(settle(list)))

/** Lists of boxes with something to each: a score, a class. It shrinks box by box. */
export const boxesWith = <A>(
  one: fc.Arbitrary<Box>,
  extra: fc.Arbitrary<A>,
  counts?: readonly number[],
): fc.Arbitrary<{ readonly boxes: FloatTensor; readonly extras: readonly A[] }> =>
  lists(fc.tuple(relatedBox(one), extra), counts).map((list) => ({
    boxes: tensorOf(settle(list.map(([related]) => related))),
    extras: list.map(([, value]) => value),
  }))

/** Two lists, most of the second placed against the first: what lies apart has nothing to tell. */
export const boxPairsOf = (
  one: fc.Arbitrary<Box>,
): fc.Arbitrary<{ readonly boxes1: FloatTensor; readonly boxes2: FloatTensor }> =>
  fc
    .tuple(
      someOrMany(relatedBox(one, 1), [0, 5], [66, 72], 25),
      someOrMany(relatedBox(one, 3), [0, 4], [66, 72], 25),
    )
    .map(([first, second]) => ({ boxes1: tensorOf(settle(first)), boxes2: tensorOf(settle(second, first)) }))

/** Two lists of equal length, row by row related or equal. */
export const matchedBoxesOf = (
  one: fc.Arbitrary<Box>,
): fc.Arbitrary<{ readonly boxes1: FloatTensor; readonly boxes2: FloatTensor }> =>
  someOrMany(fc.tuple(one, relatedBox(one, 3))).map((pairs) => ({
    boxes1: tensorOf(pairs.map(([a]) => a)),
    boxes2: tensorOf(pairs.flatMap(([a, b]) => settle([b], [{ box: a, relation: -1, to: 0 }]))),
  }))
