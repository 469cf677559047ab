import type { Box, FloatTensor } from "@detspec/core"
import { int32, rows, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { isInside, positionsOf, samplesPerBin, spanOf } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { dyadic, even, single, someOf } from "../../kit/generators/numbers.js"
import type { Refusal } from "../../kit/laws-of.js"
import { begunWithin } from "./begun-within.js"
import type { MaskDraw } from "./masks.js"
import { drawnMasks, maskDraw, maskSize, masksWhere } from "./masks.js"

export type Input = In<"cropMasks">

const neatBox: fc.Arbitrary<Box> = fc
  .tuple(dyadic(-3, 6), dyadic(-3, 6), dyadic(0, 8), dyadic(0, 8))
  .map(([x, y, w, h]): Box => [x, y, x + w, y + h])
const anyBox: fc.Arbitrary<Box> = fc
  .oneof(
    fc.tuple(single(-3, 6), single(-3, 6), single(2 ** -6, 10), single(2 ** -6, 10)),
    fc.tuple(even(-3, 6), even(-3, 6), even(2 ** -6, 10), even(2 ** -6, 10)),
  )
  .map(([x, y, w, h]): Box => [x, y, Math.fround(x + w), Math.fround(y + h)])

/** Many samples a bin. */
const wideBox: fc.Arbitrary<Box> = fc
  .tuple(dyadic(-30, 4), dyadic(-30, 4), dyadic(10, 70), dyadic(10, 70))
  .map(([x, y, w, h]): Box => [x, y, x + w, y + h])

/** Mostly: beyond small masks nothing is seen. */
const folded = fc.constantFrom(true, true, true, false)

interface Cropped {
  readonly draws: readonly MaskDraw[]
  readonly regions: readonly { readonly box: Box; readonly truth: number; readonly folded: boolean }[]
  readonly size: readonly [number, number]
  readonly bins: number
  readonly aligned: boolean
}

const inputOf = ({ draws, regions, size, bins, aligned }: Cropped): Input => ({
  masks: drawnMasks(draws, size),
  boxes: rows(
    4,
    regions.map((region) => (region.folded ? begunWithin(region.box, size) : region.box)),
  ),
  truths: int32(
    [regions.length],
    regions.map((region) => region.truth % draws.length),
  ),
  size: bins,
  aligned,
})

export const cropped = (
  one: fc.Arbitrary<Box>,
  counts: readonly number[],
  bins: readonly number[],
): fc.Arbitrary<Input> =>
  fc
    .record({
      draws: someOf(maskDraw, [1, 3]),
      regions: someOf(fc.record({ box: one, truth: fc.nat({ max: 5 }), folded }), counts),
      size: maskSize,
      bins: fc.constantFrom(...bins),
      aligned: fc.boolean(),
    })
    .map(inputOf)

export const valid: fc.Arbitrary<Input> = fc.oneof(
  cropped(neatBox, [0, 4], [1, 2, 3, 4, 7]),
  cropped(anyBox, [0, 3], [1, 2, 4]),
  cropped(wideBox, [1, 2], [1, 2, 3]),
)
/** Quarters of pixels and bins of powers of two: where samples lie, and how many, is exact. */
export const neat: fc.Arbitrary<Input> = cropped(neatBox, [0, 4], [1, 2, 4])
const broken = cropped(neatBox, [1, 3], [2])

/** Input of which one row, any, is spoiled by `wrong`. */
export const breaking = (
  field: string,
  wrong: (input: Input, row: number) => Input,
): Refusal<"cropMasks"> => ({
  field,
  given: fc
    .record({ input: broken, at: fc.nat({ max: 2 }) })
    .map(({ input, at }) => wrong(input, at % (input.boxes.shape[0] ?? 1))),
})

export const cornerOf = (boxes: FloatTensor, row: number, k: number, value: number): FloatTensor =>
  tabulate(boxes.shape, (n = 0, side = 0) => (n === row && side === k ? value : boxes.get(n, side)))

/** Whether every sample of every bin of region n lies on the mask or within a pixel of it. */
export const onMask = ({ masks, boxes, size, aligned }: Input, n: number): boolean => {
  const [, height = 0, width = 0] = masks.shape
  const along = (k: number, side: number): boolean => {
    const span = spanOf(boxes.get(n, k), boxes.get(n, k + 2), { spatialScale: 1, samples: 0, aligned })
    const samples = samplesPerBin(span.size, size, 0)
    const all = positionsOf(span, size, samples).flat()
    return all.length > 0 && all.every((p) => isInside(p, side))
  }
  return along(1, height) && along(0, width)
}

const shapeOf = ({ masks }: Input): readonly [number, number, number] => {
  const [count = 0, height = 0, width = 0] = masks.shape
  return [count, height, width]
}
/** The bound for masks of ones, which is the largest of any mask. */
export const onFull = (input: Input): Input => ({ ...input, masks: masksWhere(shapeOf(input), () => true) })
