import { area, boxAt, float64, int32, toArray, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { anyLevels, isClear, nearBorders, usualLevels } from "../families/anchors/level-inputs.js"
import { judgeLevels } from "../families/anchors/levels.js"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { same } from "../kit/compare.js"
import { boxesOf, exactBox } from "../kit/generators/boxes.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled, shifted, swapAxes } from "../kit/moves.js"
import { allHold, expect } from "../kit/verdict.js"

type Input = In<"assignPyramidLevels">

const clear = anyLevels.filter(isClear)
/** All levels there can be: none is moved into a range. */
const unlimited = usualLevels
  .filter(isClear)
  .map((input): Input => ({ ...input, minLevel: -32, maxLevel: 32 }))

const plain: Input = {
  boxes: float64([0, 4], []),
  canonicalSize: 64,
  canonicalLevel: 4,
  minLevel: 2,
  maxLevel: 6,
  epsilon: 0,
  epsilonAt: "level",
}

export const assignPyramidLevelsLaws: LawsOf<"assignPyramidLevels"> = lawsOf("assignPyramidLevels", {
  valid: anyLevels,
  exact: clear,
  // Areas are whole sixteenths, and s_0² is not: no box comes near a border.
  large: () => ({
    ...plain,
    boxes: manyBoxes(100_000),
    canonicalSize: Math.fround(Math.sqrt(4999.6 / 16)),
    maxLevel: 5,
  }),
  refusals: {
    "boxes in order": {
      field: "boxes",
      given: disorderedBoxes.map((boxes) => ({ ...plain, boxes })),
    },
    "levels in order": {
      field: "minLevel",
      given: fc
        .tuple(usualLevels, fc.integer({ min: 1, max: 8 }))
        .map(([input, more]) => ({ ...input, minLevel: input.maxLevel + more })),
    },
  },
  laws: [
    law(
      "assignPyramidLevels",
      "within rounding, the level is k_0 + log₂(√(w h) / s_0) with its ε, rounded down and moved into the range",
      fc.oneof(anyLevels, nearBorders),
      async (assignPyramidLevels, input, { arithmetic }) =>
        judgeLevels(input, toArray((await assignPyramidLevels(input)).levels), arithmetic),
    ),
    law(
      "assignPyramidLevels",
      "the range only cuts off: levels within it are those of the unlimited pyramid",
      clear,
      async (assignPyramidLevels, input) => {
        const { levels } = await assignPyramidLevels(input)
        const free = (await assignPyramidLevels({ ...input, minLevel: -32, maxLevel: 32 })).levels
        const { minLevel, maxLevel } = input
        const wanted = toArray(free).map((k) => Math.min(Math.max(k, minLevel), maxLevel))
        return same(int32([wanted.length], wanted), levels, "levels")
      },
    ),
    law(
      "assignPyramidLevels",
      "a box twice as large, or a canonical size half as large, is one level up",
      unlimited.map((input): Input => ({ ...input, epsilonAt: "level" })).filter(isClear),
      async (assignPyramidLevels, input) => {
        const { levels } = await assignPyramidLevels(input)
        const up = toArray(levels).map((k, n) => (area(boxAt(input.boxes, n)) > 0 ? k + 1 : k))
        const wanted = int32([up.length], up)
        const doubled = await assignPyramidLevels({ ...input, boxes: scaled(input.boxes, 2) })
        const halved = await assignPyramidLevels({ ...input, canonicalSize: input.canonicalSize / 2 })
        return allHold([
          same(wanted, doubled.levels, "levels of doubled boxes"),
          same(wanted, halved.levels, "levels by half the size"),
        ])
      },
    ),
    law(
      "assignPyramidLevels",
      "one canonical level up, every box is one level up",
      unlimited,
      async (assignPyramidLevels, input) => {
        const { levels } = await assignPyramidLevels(input)
        const { levels: higher } = await assignPyramidLevels({
          ...input,
          canonicalLevel: input.canonicalLevel + 1,
        })
        const up = toArray(levels).map((k, n) => (area(boxAt(input.boxes, n)) > 0 ? k + 1 : k))
        return same(int32([up.length], up), higher, "levels")
      },
    ),
    law(
      "assignPyramidLevels",
      "neither place nor direction counts: moved or mirrored boxes stay on their levels",
      fc
        .tuple(boxesOf(exactBox), clear)
        .map(([boxes, input]): Input => ({ ...input, boxes }))
        .filter(isClear),
      async (assignPyramidLevels, input) => {
        const { levels } = await assignPyramidLevels(input)
        const moved = await assignPyramidLevels({ ...input, boxes: shifted(input.boxes, -512, 256) })
        const turned = await assignPyramidLevels({ ...input, boxes: swapAxes(input.boxes) })
        return allHold([
          same(levels, moved.levels, "levels of moved boxes"),
          same(levels, turned.levels, "levels of mirrored boxes"),
        ])
      },
    ),
    law(
      "assignPyramidLevels",
      "a larger box is never on a lower level",
      clear,
      async (assignPyramidLevels, input) => {
        const levels = toArray((await assignPyramidLevels(input)).levels)
        const areas = toBoxes(input.boxes).map(area)
        const wrong = areas.findIndex((a, n) =>
          areas.some((b, m) => a < b && (levels[n] ?? 0) > (levels[m] ?? 0)),
        )
        return expect(wrong < 0, "levels that rise with areas", `${levels} for ${areas}`)
      },
    ),
    fact(
      "assignPyramidLevels",
      "exactly s_0 2^i is on level k_0 + i, a little less is below; without area a box is on the finest level",
      async (assignPyramidLevels) => {
        const sides = [64, 63.5, 128, 127.5, 32, 31.5, 16, 15.5, 256, 1024, 0]
        const boxes = float64(
          [sides.length, 4],
          sides.flatMap((side) => [-8, 4, side - 8, side + 4]),
        )
        const { levels } = await assignPyramidLevels({ ...plain, boxes })
        return same(int32([sides.length], [4, 3, 5, 4, 3, 2, 2, 2, 6, 6, 2]), levels, "levels")
      },
    ),
  ],
})
