import type { Box, FloatTensor } from "@detspec/core"
import { mapTensor, rows, tabulate, toBoxes } from "@detspec/core"
import type { BoxFormat, In } from "@detspec/spec"
import { convertBox } from "@detspec/spec"
import * as fc from "fast-check"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { box, boxesOf, degenerateBox, exactBox } from "../kit/generators/boxes.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, scaled, shifted, swapAxes, zoomed } from "../kit/moves.js"
import { allHold, expect } from "../kit/verdict.js"

type Input = In<"convertBoxes">

const name = "convertBoxes"
const format = fc.constantFrom<BoxFormat>("xyxy", "xywh", "cxcywh")
const written = (boxes: FloatTensor, from: BoxFormat): FloatTensor =>
  mapTensor(
    rows(
      4,
      toBoxes(boxes).map((one) => convertBox(one, "xyxy", from)),
    ),
    Math.fround,
  )
/** Seldom from a notation to itself, where there is nothing to convert. */
const formats = fc.oneof(
  { weight: 1, arbitrary: format.map((one) => [one, one] as const) },
  {
    weight: 6,
    arbitrary: fc.constantFrom<readonly [BoxFormat, BoxFormat]>(
      ["xyxy", "xywh"],
      ["xyxy", "cxcywh"],
      ["xywh", "xyxy"],
      ["xywh", "cxcywh"],
      ["cxcywh", "xyxy"],
      ["cxcywh", "xywh"],
    ),
  },
)
const drawn = (one: fc.Arbitrary<Box>, pixels = [1]): fc.Arbitrary<Input> =>
  fc
    .record({ boxes: boxesOf(one), formats, pixel: fc.constantFrom(...pixels) })
    .map(({ boxes, formats: [from, to], pixel }) => ({
      boxes: written(zoomed(boxes, pixel), from),
      from,
      to,
    }))
/** Up to the largest coordinates. */
const valid = drawn(box, [1, 1, 1, 2 ** -24, 2 ** 11, 2 ** 18])
/** Quarters of pixels: halves of their sums are exact. */
const exact = drawn(fc.oneof(exactBox, degenerateBox))

const negative: fc.Arbitrary<Input> = fc
  .record({ boxes: disorderedBoxes, from: format, to: format })
  .map(({ boxes, from, to }) => ({
    boxes: rows(
      4,
      toBoxes(boxes).map(([x1, y1, x2, y2]) => [...convertBox([x1, y1, x2, y2], "xyxy", from)]),
    ),
    from,
    to,
  }))

/** Position columns of a box in a notation move with it, and in xyxy the others too. */
const movedBy = (boxes: FloatTensor, notation: BoxFormat, dx: number, dy: number): FloatTensor => {
  const all = shifted(boxes, dx, dy)
  return tabulate(boxes.shape, (n = 0, k = 0) => (k < 2 || notation === "xyxy" ? all : boxes).get(n, k))
}

export const convertBoxesLaws: LawsOf<"convertBoxes"> = lawsOf(name, {
  valid,
  large: () => ({ boxes: manyBoxes(100_000), from: "xyxy", to: "cxcywh" }),
  refusals: { "sizes not negative": { field: "boxes", given: negative } },
  laws: [
    law(name, "from a notation to itself: the same numbers", valid, async (call, { boxes, from }) =>
      same(boxes, (await call({ boxes, from, to: from })).boxes, "boxes"),
    ),
    law(
      name,
      "there and back: the same numbers, exactly on quarters of pixels",
      exact,
      async (call, input) => {
        const there = (await call(input)).boxes
        const back = await call({ boxes: there, from: input.to, to: input.from })
        return same(input.boxes, back.boxes, "boxes")
      },
    ),
    law(
      name,
      "a detour over a third notation changes nothing, exactly on quarters of pixels",
      fc.tuple(exact, format),
      async (call, [input, via]) => {
        const half = await call({ ...input, to: via })
        const detour = await call({ boxes: half.boxes, from: via, to: input.to })
        return same((await call(input)).boxes, detour.boxes, "boxes")
      },
    ),
    law(
      name,
      "the width is x2 - x1 and the height y2 - y1; nothing is added",
      exact,
      async (call, { boxes, from }) => {
        const corners = (await call({ boxes, from, to: "xyxy" })).boxes
        const verdicts = []
        for (const to of ["xywh", "cxcywh"] as const) {
          const sized = (await call({ boxes, from, to })).boxes
          const expected = tabulate(sized.shape, (n = 0, k = 0) =>
            k < 2 ? sized.get(n, k) : corners.get(n, k) - corners.get(n, k - 2),
          )
          verdicts.push(same(expected, sized, `boxes as ${to}`))
        }
        return allHold(verdicts)
      },
    ),
    law(
      name,
      "the centre is as far from one corner as from the other",
      exact,
      async (call, { boxes, from }) => {
        const corners = (await call({ boxes, from, to: "xyxy" })).boxes
        const centres = (await call({ boxes, from, to: "cxcywh" })).boxes
        const expected = tabulate(centres.shape, (n = 0, k = 0) =>
          k < 2 ? (corners.get(n, k) + corners.get(n, k + 2)) / 2 : centres.get(n, k),
        )
        return same(expected, centres, "boxes as cxcywh")
      },
    ),
    law(
      name,
      "corners come in order, whatever the notation",
      valid,
      async (call, { boxes, from }, { tolerances }) => {
        const input: Input = { boxes, from, to: "xyxy" }
        const corners = (await call(input)).boxes
        const ordered = tabulate(corners.shape, (n = 0, k = 0) =>
          k < 2 ? corners.get(n, k) : Math.max(corners.get(n, k), corners.get(n, k - 2)),
        )
        return near(ordered, corners, twice(tolerances(input).boxes), "boxes")
      },
    ),
    law(
      name,
      "a box that moves keeps its size, exactly on quarters of pixels",
      exact,
      async (call, input) => {
        const { boxes } = await call(input)
        const moved = await call({ ...input, boxes: movedBy(input.boxes, input.from, 512, -256) })
        return same(movedBy(boxes, input.to, 512, -256), moved.boxes, "boxes")
      },
    ),
    law(name, "unit-free: boxes twice as large, exactly", exact, async (call, input) => {
      const { boxes } = await call(input)
      return same(scaled(boxes, 2), (await call({ ...input, boxes: scaled(input.boxes, 2) })).boxes, "boxes")
    }),
    law(name, "x and y are alike: transposed boxes stay transposed", exact, async (call, input) => {
      const turned = await call({ ...input, boxes: swapAxes(input.boxes) })
      return same((await call(input)).boxes, swapAxes(turned.boxes), "boxes")
    }),
    law(name, "every box is converted, by itself and in its row", exact, async (call, input) => {
      const { boxes } = await call(input)
      const count = input.boxes.shape[0] ?? 0
      const verdicts = [expect(boxes.shape[0] === count, `${count} rows`, `${boxes.shape[0]}`)]
      for (const n of count > 0 ? new Set([0, count - 1]) : []) {
        const alone = await call({ ...input, boxes: pickRows(input.boxes, [n]) })
        verdicts.push(same(pickRows(boxes, [n]), alone.boxes, `row ${n}`))
      }
      return allHold(verdicts)
    }),
  ],
})
