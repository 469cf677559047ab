import type { Box, Uint8Tensor } from "@detspec/core"
import { sizeOf, wrapUint8 } from "@detspec/core"
import * as fc from "fast-check"
import { someOf } from "../../kit/generators/numbers.js"
import { spread } from "../../kit/generators/tensors.js"

/** The object of one mask: a few rectangles of pixels, or all pixels but those. It shrinks rectangle by rectangle. */
export interface MaskDraw {
  readonly parts: readonly Box[]
  readonly inverted: boolean
}

const part: fc.Arbitrary<Box> = fc
  .tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }))
  .map(([x, y, w, h]): Box => [x, y, x + w, y + h])

export const maskDraw: fc.Arbitrary<MaskDraw> = fc.record({
  parts: someOf(part, [0, 3]),
  inverted: fc.constantFrom(false, false, false, true),
})

/** Rows and columns; never the same number of both but for one pixel. */
const sizes = [
  [1, 1],
  [1, 6],
  [5, 1],
  [2, 3],
  [4, 3],
  [3, 7],
  [6, 5],
  [8, 7],
  [17, 16],
  [16, 19],
] as const

export const maskSize: fc.Arbitrary<readonly [height: number, width: number]> = fc.constantFrom(...sizes)

/** A part begins on the mask, however small that is. */
const begun = ([x1, y1, x2, y2]: Box, height: number, width: number): Box => {
  const [x, y] = [x1 % width, y1 % height]
  return [x, y, x + x2 - x1, y + y2 - y1]
}

const covers = ([x1, y1, x2, y2]: Box, y: number, x: number): boolean =>
  x >= x1 && x <= x2 && y >= y1 && y <= y2

/** The masks [N, height, width] of these objects. */
export const drawnMasks = (
  draws: readonly MaskDraw[],
  [height, width]: readonly [number, number],
): Uint8Tensor =>
  masksWhere([draws.length, height, width], (n, y, x) => {
    const { parts = [], inverted = false } = draws[n] ?? {}
    return parts.some((one) => covers(begun(one, height, width), y, x)) !== inverted
  })

/** The masks whose pixel (n, y, x) is set where `isSet` says so. */
export const masksWhere = (
  shape: readonly [number, number, number],
  isSet: (n: number, y: number, x: number) => boolean,
): Uint8Tensor => {
  const [, height, width] = shape
  const data = Uint8Array.from({ length: sizeOf(shape) }, (_, at) => {
    const inMask = at % (height * width)
    return isSet(Math.floor(at / (height * width)), Math.floor(inMask / width), inMask % width) ? 1 : 0
  })
  return wrapUint8(shape, data)
}

/** Lists of masks of one size, some empty, some full. */
export const masks: fc.Arbitrary<Uint8Tensor> = fc
  .record({ draws: someOf(maskDraw, [0, 4]), size: maskSize })
  .map(({ draws, size }) => drawnMasks(draws, size))

/** Discs of many sizes, in masks of application size: repeatable. */
export const manyMasks = (count: number, height: number, width: number): Uint8Tensor =>
  masksWhere([count, height, width], (n, y, x) => {
    const [cx, cy, radius] = [spread(n, 1) * width, spread(n, 2) * height, 1 + (spread(n, 3) * height) / 2]
    return (x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2
  })
