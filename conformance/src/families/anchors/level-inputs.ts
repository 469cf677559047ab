import type { Box } from "@detspec/core"
import { area, rows, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { fractionalLevel } from "@detspec/spec"
import * as fc from "fast-check"
import { box, boxesOf } from "../../kit/generators/boxes.js"
import { seldom, single, someOf } from "../../kit/generators/numbers.js"

type Input = In<"assignPyramidLevels">

const rule = {
  epsilon: fc.constantFrom(0, 2 ** -20, 2 ** -6, 0.25, 0.5, 1),
  epsilonAt: fc.constantFrom("ratio", "level"),
} as const
const inRange = <A extends { readonly range: readonly [number, number] }>({ range, ...rest }: A) => ({
  ...rest,
  minLevel: range[0],
  maxLevel: Math.min(range[0] + range[1], 32),
})

/** Sizes and levels as detectors have them. */
export const usualLevels: fc.Arbitrary<Input> = fc
  .record({
    boxes: boxesOf(box),
    canonicalSize: fc.oneof(fc.constantFrom(224, 64, 1, 16), single(1, 512)),
    canonicalLevel: fc.integer({ min: -1, max: 6 }),
    range: fc.tuple(fc.integer({ min: -2, max: 4 }), seldom(0, fc.integer({ min: 1, max: 6 }), 25)),
    ...rule,
  })
  .map(inRange)

/** The finest and the coarsest levels that can be asked for, and sizes far from those of boxes. */
const unusualLevels: fc.Arbitrary<Input> = fc
  .record({
    boxes: boxesOf(box, [1, 8]),
    canonicalSize: fc.constantFrom(2 ** -16, 2 ** -10, 16, 40_000, 2 ** 22, 2 ** 30),
    canonicalLevel: fc.constantFrom(-32, -18, 0, 18, 32),
    range: fc.tuple(fc.constantFrom(-32, -32, -25, -9, 9, 31), fc.constantFrom(0, 7, 16, 64, 64)),
    ...rule,
  })
  .map(inRange)

export const anyLevels: fc.Arbitrary<Input> = fc.oneof(
  { weight: 2, arbitrary: usualLevels },
  { weight: 1, arbitrary: unusualLevels },
)

/** No size so near a level's border that rounding in float32 could put it on the other side. */
export const isClear = (input: Input): boolean =>
  toBoxes(input.boxes).every((one) => {
    const level = fractionalLevel(one, input)
    return area(one) === 0 || Math.abs(level - Math.round(level)) > 2 ** -12
  })

/** How far below a border a size lies, in ε: what is less far is lifted over it. */
const below = fc.constantFrom(0.5, 0.875, 1.125, 2, -0.5)

const square = (side: number): Box => [0, 0, Math.fround(side), Math.fround(side)]

/** Squares around the borders of levels, at distances that an ε, small or large, does or does not bridge. */
export const nearBorders: fc.Arbitrary<Input> = fc
  .record({
    places: someOf(fc.tuple(fc.integer({ min: -3, max: 3 }), below), [1, 8]),
    canonicalSize: fc.constantFrom(64, 224, 2 ** -10, 40_000),
    canonicalLevel: fc.integer({ min: -1, max: 6 }),
    epsilon: fc.constantFrom(0, 0.25, 2 ** -5, 2 ** -8, 2 ** -11, 2 ** -15, 2 ** -20),
    epsilonAt: rule.epsilonAt,
  })
  .map(({ places, ...rest }) => {
    const { canonicalSize, epsilon, epsilonAt } = rest
    const ratio = (k: number, part: number): number => {
      const off = part * (epsilon || 2 ** -11)
      return epsilonAt === "level" ? 2 ** (k - off) : Math.max(2 ** k - off, 2 ** -5)
    }
    const boxes = rows(
      4,
      places.map(([k, part]) => square(canonicalSize * ratio(k, part))),
    )
    return { ...rest, boxes, minLevel: -8, maxLevel: 12 }
  })
