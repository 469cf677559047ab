import type { Box, FloatTensor } from "@detspec/core"
import { rows, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { wholePixels } from "@detspec/spec"
import * as fc from "fast-check"
import { box } from "../../kit/generators/boxes.js"
import { dyadic, even, single, someOf } from "../../kit/generators/numbers.js"
import { mapOf, neatMapOfAnySize } from "../pooling/maps.js"
import { begunWithin } from "./begun-within.js"

type Input = In<"pasteMasks">
type Grid = Input["grid"]

/** Cells a side of the mask, height and width of the image. */
const sizes = [
  [1, 1, 1],
  [1, 3, 5],
  [2, 6, 4],
  [3, 5, 8],
  [4, 7, 6],
  [5, 9, 4],
  [7, 8, 10],
  [2, 19, 23],
  [1, 9, 35],
] as const

/** No side at all, or one so thin that it covers a pixel's centre and no more. */
const thin = fc.constantFrom(0, 0, 2 ** -11, 2 ** -12)

/** Larger than a small picture; beyond what 16 bits hold. */
const great = fc.oneof(
  { weight: 7, arbitrary: dyadic(12, 40, 0) },
  { weight: 1, arbitrary: fc.constant(70_000) },
)

/** Within and around a small picture: whole pixels, halves, anything, ones larger than it, a line, a point. */
const nearby: fc.Arbitrary<Box> = fc
  .oneof(
    fc.tuple(dyadic(-4, 8, 0), dyadic(-4, 8, 0), dyadic(0, 8, 0), dyadic(0, 8, 0)),
    fc.tuple(dyadic(-4, 8), dyadic(-4, 8), dyadic(0, 8), dyadic(0, 8)),
    fc.tuple(single(-4, 8), single(-4, 8), single(2 ** -6, 12), single(2 ** -6, 12)),
    fc.tuple(even(-4, 8), even(-4, 8), even(2 ** -6, 12), even(2 ** -6, 12)),
    fc.tuple(dyadic(-12, 4, 1), dyadic(-12, 4, 1), great, great),
    fc
      .tuple(dyadic(-2, 8, 1), dyadic(-2, 8, 1), thin, fc.oneof(thin, dyadic(0, 8, 0)))
      .map(([x, y, w, h]) => [x - w / 4, y - h / 4, w, h] as const),
  )
  .map(([x, y, w, h]): Box => [x, y, Math.fround(x + w), Math.fround(y + h)])

/** Mostly: beyond small images nothing is seen. */
const folded = fc.constantFrom(true, true, true, false)

export const pasted = (
  one: fc.Arbitrary<Box>,
  grid: fc.Arbitrary<Grid>,
  among: readonly (readonly [number, number, number])[] = sizes,
): fc.Arbitrary<Input> =>
  fc
    .record({
      draws: someOf(fc.record({ box: one, folded }), [0, 3]),
      map: neatMapOfAnySize,
      size: fc.constantFrom(...among),
      grid,
    })
    .map(({ draws, map, size: [s, height, width], grid }) => ({
      masks: mapOf([draws.length, s, s], map),
      boxes: rows(
        4,
        draws.map(({ box, folded }) => (folded ? begunWithin(box, [height, width]) : box)),
      ),
      height,
      width,
      grid,
    }))

export const anyGrid: fc.Arbitrary<Grid> = fc.constantFrom("continuous" as const, "integer" as const)
export const valid: fc.Arbitrary<Input> = fc.oneof(
  { weight: 5, arbitrary: pasted(nearby, anyGrid) },
  { weight: 1, arbitrary: pasted(box, anyGrid) },
)
/** Masks of 1, 2 or 4 cells on quarters of pixels: corners are cut where they are in exact arithmetic. */
export const neatBox: fc.Arbitrary<Box> = fc
  .tuple(dyadic(-4, 8), dyadic(-4, 8), dyadic(0, 8), dyadic(0, 8))
  .map(([x, y, w, h]): Box => [x, y, x + w, y + h])
export const powers: readonly (readonly [number, number, number])[] = sizes.filter(
  ([s]) => s === 1 || s === 2 || s === 4,
)
export const neat: fc.Arbitrary<Input> = pasted(neatBox, anyGrid, powers)
export const continuous: fc.Arbitrary<Input> = pasted(neatBox, fc.constant("continuous"))

type Pasted = { readonly masks: FloatTensor }
export const masksOf: { readonly field: string; readonly of: (output: Pasted) => FloatTensor } = {
  field: "masks",
  of: ({ masks }) => masks,
}
export const within: "within the accuracy" = "within the accuracy"
export const larger = ({ height, width }: Input): Pick<Input, "height" | "width"> => ({
  height: height + 1,
  width: width + 2,
})
/** As much of a larger image as the input's, from this row and column on. */
export const part = (masks: FloatTensor, { height, width }: Input, top: number, left: number): FloatTensor =>
  tabulate([masks.shape[0] ?? 0, height, width], (n = 0, i = 0, j = 0) => masks.get(n, i + top, j + left))
export const turnedRows = (masks: FloatTensor): FloatTensor => {
  const [n = 0, h = 0, w = 0] = masks.shape
  return tabulate([n, w, h], (i = 0, x = 0, y = 0) => masks.get(i, y, x))
}
export const mirrored = (boxes: FloatTensor, width: number): FloatTensor =>
  tabulate(boxes.shape, (n = 0, k = 0) => (k % 2 === 0 ? width - boxes.get(n, 2 - k) : boxes.get(n, k)))

/** The pixels that a mask may reach along one side. */
export const reach = (low: number, high: number, cells: number, grid: Grid): readonly [number, number] => {
  const border = (high - low) / (2 * cells)
  return grid === "integer" ? wholePixels(low, high, cells) : [low - border - 0.5, high + border - 0.5]
}
