import type { Box, FloatTensor, Uint8Tensor } from "@detspec/core"
import { rows, tabulate, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { longMasks } from "../families/masks/long.js"
import { framedMasks, hasPixel, mirroredMasks, turnedMasks } from "../families/masks/mask-moves.js"
import { manyMasks, masks, masksWhere } from "../families/masks/masks.js"
import { same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { shifted, swapAxes } from "../kit/moves.js"
import { rowsAlone } from "../kit/rows-alone.js"
import { expect } from "../kit/verdict.js"

type Input = In<"masksToBoxes">

const valid: fc.Arbitrary<Input> = fc.record({ masks, ends: fc.constantFrom("exclusive", "inclusive") })
const exclusive: fc.Arbitrary<Input> = masks.map((drawn) => ({ masks: drawn, ends: "exclusive" }))

const pixels = (all: Uint8Tensor): readonly (readonly [n: number, y: number, x: number])[] => {
  const [count = 0, height = 0, width = 0] = all.shape
  const places = Array.from({ length: count * height * width }, (_, at) => at)
  return places
    .map((at) => [Math.floor(at / (height * width)), Math.floor(at / width) % height, at % width] as const)
    .filter(([n, y, x]) => all.get(n, y, x) === 1)
}

/** The boxes of masks with a pixel, moved; those without keep theirs. */
const whereSet = (all: Uint8Tensor, boxes: FloatTensor, move: (box: Box) => Box): FloatTensor =>
  rows(
    4,
    toBoxes(boxes).map((box, n) => (hasPixel(all, n) ? move(box) : box)),
  )

const filled = ({ masks: all }: Input, boxes: readonly Box[]): Uint8Tensor => {
  const [count = 0, height = 0, width = 0] = all.shape
  return masksWhere([count, height, width], (n, y, x) => {
    const [x1, y1, x2, y2] = boxes[n] ?? [0, 0, 0, 0]
    return x >= x1 && x < x2 && y >= y1 && y < y2
  })
}

/** Rows above and columns before a mask; now and then more than a byte counts. */
const frame = fc.constantFrom<readonly [number, number]>([2, 3], [0, 1], [3, 0], [260, 1], [1, 260])

export const masksToBoxesLaws: LawsOf<"masksToBoxes"> = lawsOf("masksToBoxes", {
  valid,
  large: () => ({ masks: manyMasks(301, 61, 53), ends: "exclusive" }),
  long: longMasks,
  refusals: {},
  laws: [
    law("masksToBoxes", "every pixel of a mask lies in its box", valid, async (masksToBoxes, input) => {
      const boxes = toBoxes((await masksToBoxes(input)).boxes)
      const end = input.ends === "exclusive" ? 1 : 0
      const lost = pixels(input.masks).find(([n, y, x]) => {
        const [x1, y1, x2, y2] = boxes[n] ?? [0, 0, -1, -1]
        return !(x1 <= x && x + end <= x2 && y1 <= y && y + end <= y2)
      })
      return expect(lost === undefined, "every pixel in its box", `[${lost}] outside`)
    }),
    law(
      "masksToBoxes",
      "a box is no larger than needed: the mask that it fills, and the mask itself, reach as far",
      exclusive,
      async (masksToBoxes, input) => {
        const { boxes } = await masksToBoxes(input)
        const again = await masksToBoxes({ ...input, masks: filled(input, toBoxes(boxes)) })
        const sides = pixels(input.masks)
        const touched = toBoxes(boxes).every(([x1, y1, x2, y2], n) => {
          const own = sides.filter(([mask]) => mask === n)
          const reaches = (side: (y: number, x: number) => boolean) => own.some(([, y, x]) => side(y, x))
          const all = [
            reaches((_, x) => x === x1),
            reaches((y) => y === y1),
            reaches((_, x) => x + 1 === x2),
            reaches((y) => y + 1 === y2),
          ]
          return own.length === 0 || all.every((side) => side)
        })
        return touched
          ? same(boxes, again.boxes, "boxes")
          : expect(false, "a pixel at every side", `${toBoxes(boxes).join("; ")}`)
      },
    ),
    law(
      "masksToBoxes",
      "a mask without a pixel has the box [0, 0, 0, 0], and no other mask has it",
      exclusive,
      async (masksToBoxes, input) => {
        const { boxes } = await masksToBoxes(input)
        const wrong = toBoxes(boxes).findIndex(
          (box, n) => box.every((x) => x === 0) === hasPixel(input.masks, n),
        )
        return expect(wrong < 0, "the empty box for empty masks", `row ${wrong}`)
      },
    ),
    law(
      "masksToBoxes",
      "inclusive ends lie one pixel before exclusive ones, where there is a pixel",
      exclusive,
      async (masksToBoxes, input) => {
        const { boxes } = await masksToBoxes(input)
        const inclusive = await masksToBoxes({ ...input, ends: "inclusive" })
        const expected = whereSet(input.masks, boxes, ([x1, y1, x2, y2]) => [x1, y1, x2 - 1, y2 - 1])
        return same(expected, inclusive.boxes, "boxes")
      },
    ),
    law(
      "masksToBoxes",
      "x and y are alike: a turned mask has the turned box",
      valid,
      async (masksToBoxes, input) => {
        const { boxes } = await masksToBoxes(input)
        const turned = await masksToBoxes({ ...input, masks: turnedMasks(input.masks) })
        return same(swapAxes(boxes), turned.boxes, "boxes")
      },
    ),
    law("masksToBoxes", "a mirrored mask has the mirrored box", exclusive, async (masksToBoxes, input) => {
      const width = input.masks.shape[2] ?? 0
      const { boxes } = await masksToBoxes(input)
      const mirrored = await masksToBoxes({ ...input, masks: mirroredMasks(input.masks) })
      const expected = whereSet(input.masks, boxes, ([x1, y1, x2, y2]) => [width - x2, y1, width - x1, y2])
      return same(expected, mirrored.boxes, "boxes")
    }),
    law(
      "masksToBoxes",
      "empty rows and columns before a mask move its box, those after it do not",
      fc.tuple(valid, frame),
      async (masksToBoxes, [input, [above, before]]) => {
        const { boxes } = await masksToBoxes(input)
        const framed = await masksToBoxes({ ...input, masks: framedMasks(input.masks, above, before) })
        const moved = toBoxes(shifted(boxes, before, above))
        const expected = tabulate(boxes.shape, (n = 0, k = 0) =>
          hasPixel(input.masks, n) ? (moved[n]?.[k] ?? Number.NaN) : 0,
        )
        return same(expected, framed.boxes, "boxes")
      },
    ),
    rowsAlone("masksToBoxes", valid),
  ],
})
