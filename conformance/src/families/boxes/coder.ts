import type { Box, FloatTensor } from "@detspec/core"
import { boxAt, float64, rows, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { BoxWeights } from "@detspec/spec/parts"
import { rcnnWeights, unitWeights } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { box, boxesOf, exactBox, matchedBoxesOf, solidBox } from "../../kit/generators/boxes.js"
import { dyadic, listOf, single } from "../../kit/generators/numbers.js"
import { scaled } from "../../kit/moves.js"

/** Weights of a box coder: the usual ones, powers of two, and four that differ from each other. */
export const coderWeights: fc.Arbitrary<BoxWeights> = fc.constantFrom<BoxWeights>(
  unitWeights,
  rcnnWeights,
  [2, 4, 0.5, 8],
  [3, 0.75, 7, 1.5],
  [Math.fround(9.87), Math.fround(0.3), 2 ** -22, 1000.5],
  [1, 2 ** 21, 0.25, 3],
)

/** From some hundred-millionths of a pixel to millions. */
const scaledBox = (largest: number): fc.Arbitrary<Box> =>
  fc
    .tuple(exactBox, fc.constantFrom(2 ** -26, 2 ** -16, 2 ** 12, largest))
    .map(([[x1, y1, x2, y2], pixel]) => [x1 * pixel, y1 * pixel, x2 * pixel, y2 * pixel])
/** Parts of a side. */
const nudge = fc.constantFrom(0, 2 ** -9, -(2 ** -12), 2 ** -12, 2 ** -19)
const ofAnySize = (usual: fc.Arbitrary<Box>, largest: number): fc.Arbitrary<Box> =>
  fc.oneof({ weight: 7, arbitrary: usual }, { weight: 1, arbitrary: scaledBox(largest) })

/** Rows and classes. */
const shapes: readonly (readonly [number, number])[] = [
  [1, 1],
  [3, 1],
  [8, 1],
  [1, 3],
  [2, 2],
  [3, 3],
  [5, 2],
  [2, 5],
  [1, 66],
]
const shape = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...shapes) },
  { weight: 1, arbitrary: fc.constantFrom<readonly [number, number]>([0, 1], [3, 0], [0, 3]) },
)

const clamps = [Infinity, Math.fround(Math.log(1000 / 16)), 2, 0.5, 128, 2 ** -11, 2 ** -20, 20, 63]
const shift = fc.oneof(fc.constant(0), dyadic(-4, 4), single(-16, 16), fc.constantFrom(-1000, 4096))
const growth = fc.oneof(
  fc.constant(0),
  single(-4, 4),
  fc.constantFrom(...clamps.filter((clamp) => clamp < 64), 5, -6, -40, -800, 30, 50),
)
/** Growth that float32 cannot hold: only a clamp makes a box of it. */
const overflow = fc.constantFrom(89, 1000, 2 ** 40)

interface Row {
  readonly anchor: Box
  /** For each class: shifts, growths, and growths for when there is a clamp. */
  readonly classes: readonly (readonly number[])[]
}

const assemble = (
  all: readonly Row[],
  classes: number,
  weights: BoxWeights,
  clamp: number,
): In<"decodeBoxes"> => {
  const values = all.flatMap((row) =>
    Array.from({ length: classes }, (_, c) => row.classes[c % row.classes.length] ?? []).flatMap(
      ([x = 0, y = 0, w = 0, h = 0, wild = 0]) => [
        Math.fround(x * weights[0]),
        Math.fround(y * weights[1]),
        Math.fround((wild > 0 && clamp < 64 ? wild : w) * weights[2]),
        Math.fround(h * weights[3]),
      ],
    ),
  )
  return {
    deltas: float64([all.length, classes, 4], values),
    anchors: rows(
      4,
      all.map(({ anchor }) => anchor),
    ),
    weights,
    clamp,
  }
}

const rowOf = (anchor: fc.Arbitrary<Box>, deltas: fc.Arbitrary<number[]>): fc.Arbitrary<Row> =>
  fc.record({ anchor, classes: listOf(deltas, 5) })

/** Input of decodeBoxes with any anchors, deltas at, below and far beyond the clamp, and several classes. */
export const decoding = (counts?: readonly number[]): fc.Arbitrary<In<"decodeBoxes">> =>
  fc
    .record({
      shape: counts ? fc.constantFrom(...shapes.filter(([n]) => counts.includes(n))) : shape,
      all: listOf(
        rowOf(
          ofAnySize(box, 2 ** 24),
          fc.tuple(shift, shift, growth, growth, fc.oneof(fc.constant(0), overflow)).map((t) => [...t]),
        ),
        8,
      ),
      weights: coderWeights,
      clamp: fc.constantFrom(...clamps),
    })
    .map(({ shape: [count, classes], all, weights, clamp }) =>
      assemble(all.slice(0, count), classes, weights, clamp),
    )

const powers: readonly BoxWeights[] = [unitWeights, [2, 4, 0.5, 8], [0.25, 1, 2, 4]]

/** Anchors on quarters of pixels, dyadic shifts and growths, weights that are powers of two, no clamp. */
export const exactDecoding: fc.Arbitrary<In<"decodeBoxes">> = fc
  .record({
    count: fc.constantFrom(1, 3),
    all: listOf(
      rowOf(
        exactBox,
        fc.tuple(dyadic(-4, 4), dyadic(-4, 4), dyadic(-2, 2), dyadic(-2, 2)).map((t) => [...t]),
      ),
      3,
    ),
    weights: fc.constantFrom(...powers),
  })
  .map(({ count, all, weights }) => assemble(all.slice(0, count), 2, weights, Infinity))

/** Growth of more than e^64 that no clamp takes back, in one place. */
export const explosive: fc.Arbitrary<In<"decodeBoxes">> = fc
  .record({ input: decoding([3]), row: fc.nat({ max: 2 }), column: fc.constantFrom(2, 3), far: fc.boolean() })
  .map(({ input, row, column, far }) => {
    const weight = input.weights[column] ?? 1
    const grown = tabulate(input.deltas.shape, (n = 0, c = 0, k = 0) =>
      n === row && c === 0 && k === column ? 64.5 * weight : Math.min(input.deltas.get(n, c, k), weight),
    )
    return { ...input, deltas: grown, clamp: far ? Infinity : 128 }
  })

const encodingOf = (one: Parameters<typeof matchedBoxesOf>[0]): fc.Arbitrary<In<"encodeBoxes">> =>
  fc
    .tuple(matchedBoxesOf(one), coderWeights)
    .map(([{ boxes1, boxes2 }, weights]) => ({ boxes: boxes1, anchors: boxes2, weights }))
/** Each box beside one that differs from it by a few thousandths of a side or less. */
const almostEqual: fc.Arbitrary<In<"encodeBoxes">> = fc
  .record({
    boxes: boxesOf(solidBox, [1, 5]),
    by: fc.tuple(nudge, nudge, nudge, nudge),
    weights: coderWeights,
  })
  .map(({ boxes, by, weights }) => ({
    boxes,
    anchors: tabulate(boxes.shape, (n = 0, k = 0) => {
      const side = boxes.get(n, (k % 2) + 2) - boxes.get(n, k % 2)
      return Math.fround(boxes.get(n, k) + side * (by[k] ?? 0))
    }),
    weights,
  }))

const solid = ([x1, y1, x2, y2]: Box): boolean => Math.min(x2 - x1, y2 - y1) >= 2 ** -30
/** The anchors times `pixel`; where single precision leaves one of them no inside, the box itself. */
const anchorsOf = ({ boxes, anchors }: In<"encodeBoxes">, pixel: number): FloatTensor =>
  tabulate(boxes.shape, (n = 0, k = 0) => pixel * (solid(boxAt(anchors, n)) ? anchors : boxes).get(n, k))
/** Boxes with an inside beside anchors of their own, related or equal; seldom up to the largest coordinates. */
export const encoding: fc.Arbitrary<In<"encodeBoxes">> = fc
  .tuple(
    fc.oneof(
      { weight: 7, arbitrary: encodingOf(ofAnySize(solidBox, 2 ** 17)) },
      { weight: 1, arbitrary: almostEqual },
    ),
    fc.constantFrom(1, 1, 1, 64),
  )
  .map(([input, pixel]) => ({
    ...input,
    boxes: scaled(input.boxes, pixel),
    anchors: anchorsOf(input, pixel),
  }))
/** On quarters of pixels: centres and their differences are exact. */
export const exactEncoding: fc.Arbitrary<In<"encodeBoxes">> = encodingOf(exactBox)
