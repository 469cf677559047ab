import { mapTensor, rows, tabulate, toArray, toBoxes } from "@detspec/core"
import { wholePixels } from "@detspec/spec"
import * as fc from "fast-check"
import { longPastes } from "../families/masks/long.js"
import {
  anyGrid,
  continuous,
  larger,
  masksOf,
  mirrored,
  neat,
  neatBox,
  part,
  pasted,
  powers,
  reach,
  turnedRows,
  valid,
  within,
} from "../families/masks/pasted.js"
import { filled, mapOf } from "../families/pooling/maps.js"
import { reversedAlong, upTo } from "../families/pooling/plane-moves.js"
import { added, twice } from "../kit/added.js"
import { alike } from "../kit/alike.js"
import { boundAt } from "../kit/bounds.js"
import { near, same } from "../kit/compare.js"
import { exactBox } from "../kit/generators/boxes.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { flippedRow, pickRows, scaled, shifted, swapAxes } from "../kit/moves.js"
import { expect } from "../kit/verdict.js"

export const pasteMasksLaws: LawsOf<"pasteMasks"> = lawsOf("pasteMasks", {
  valid,
  large: () => ({
    masks: mapOf([8, 28, 28], { pattern: "mixed", cells: [] }),
    boxes: manyBoxes(8, 256),
    height: 240,
    width: 320,
    grid: "continuous",
  }),
  long: longPastes,
  refusals: {
    "boxes in order": {
      field: "boxes",
      given: fc
        .record({ one: exactBox, grid: anyGrid, row: fc.nat({ max: 2 }) })
        .map(({ one, grid, row }) => ({
          masks: filled([3, 2, 2], 1),
          boxes: flippedRow(rows(4, [one, one, one]), row),
          height: 4,
          width: 3,
          grid,
        })),
    },
    "images of bounded size": {
      field: "height",
      given: fc
        .record({ grid: anyGrid, height: fc.integer({ min: 2 ** 28 + 1, max: 2 ** 40 }) })
        .map(({ grid, height }) => ({
          masks: filled([0, 2, 2], 0),
          boxes: rows(4, []),
          height,
          width: 1,
          grid,
        })),
    },
  },
  laws: [
    law(
      "pasteMasks",
      "a mask on a box of as many whole pixels as it has cells is copied, exactly",
      fc.record({
        input: pasted(neatBox, fc.constant("continuous")),
        x: fc.nat({ max: 2 }),
        y: fc.nat({ max: 2 }),
      }),
      async (pasteMasks, { input, x, y }) => {
        const [count = 0, s = 0] = input.masks.shape
        const boxes = rows(
          4,
          upTo(count).map(() => [x, y, x + s, y + s]),
        )
        const { masks } = await pasteMasks({ ...input, boxes })
        const expected = tabulate([count, input.height, input.width], (n = 0, i = 0, j = 0) => {
          const inside = i >= y && j >= x && i < y + s && j < x + s
          return inside ? input.masks.get(n, i - y, j - x) : 0
        })
        return same(expected, masks, "masks")
      },
    ),
    law(
      "pasteMasks",
      "nothing is pasted beyond half a cell around the box (continuous), or beyond its grown, cut pixels (integer)",
      neat,
      async (pasteMasks, input) => {
        const { masks } = await pasteMasks(input)
        const cells = input.masks.shape[1] ?? 1
        const stray = toBoxes(input.boxes).flatMap(([x1, y1, x2, y2], n) => {
          const [left, right] = reach(x1, x2, cells, input.grid)
          const [top, bottom] = reach(y1, y2, cells, input.grid)
          return upTo(input.height * input.width)
            .map((at) => [Math.floor(at / input.width), at % input.width] as const)
            .filter(([i, j]) => i < top || i > bottom || j < left || j > right)
            .filter(([i, j]) => masks.get(n, i, j) !== 0)
        })
        return expect(stray.length === 0, "0 outside", `pixel ${stray[0]}`)
      },
    ),
    law(
      "pasteMasks",
      "range: between the least and the greatest cell, and 0",
      neat,
      async (pasteMasks, input, { tolerances }) => {
        const { masks } = await pasteMasks(input)
        const limits = upTo(input.masks.shape[0] ?? 0).map((n) => {
          const cells = [0, ...toArray(input.masks.pick(n, null, null))]
          return [Math.min(...cells), Math.max(...cells)] as const
        })
        const clamped = tabulate(masks.shape, (n = 0, i = 0, j = 0) => {
          const [least = 0, greatest = 0] = limits[n] ?? []
          return Math.min(Math.max(masks.get(n, i, j), least), greatest)
        })
        return near(clamped, masks, tolerances(input).masks, "masks")
      },
    ),
    law(
      "pasteMasks",
      "linear: twice the mask, twice the pixels, exactly",
      valid,
      async (pasteMasks, input) => {
        const { masks } = await pasteMasks(input)
        const doubled = await pasteMasks({ ...input, masks: scaled(input.masks, 2) })
        return same(scaled(masks, 2), doubled.masks, "masks")
      },
    ),
    law(
      "pasteMasks",
      "moved by whole pixels to the right and down, a mask is the same there (continuous)",
      continuous,
      async (pasteMasks, input, { tolerances }) => {
        const { masks } = await pasteMasks(input)
        const moved = { ...input, ...larger(input), boxes: shifted(input.boxes, 2, 1) }
        const there = part((await pasteMasks(moved)).masks, input, 1, 2)
        const bounds = tolerances(moved).masks
        const bound = tabulate(masks.shape, (n = 0, i = 0, j = 0) => boundAt(bounds, n, i + 1, j + 2))
        const both = added(masks.shape, tolerances(input).masks, { bound, because: "moved, as before" })
        return near(masks, there, both, "masks")
      },
    ),
    alike(
      "pasteMasks",
      "x and y are alike: turned masks on turned boxes give turned images",
      neat,
      masksOf,
      (input) => ({
        ...input,
        masks: turnedRows(input.masks),
        boxes: swapAxes(input.boxes),
        height: input.width,
        width: input.height,
      }),
      turnedRows,
      within,
    ),
    alike(
      "pasteMasks",
      "a mirrored mask on a mirrored box gives the mirrored image (continuous)",
      continuous,
      masksOf,
      (input) => ({
        ...input,
        masks: reversedAlong(input.masks, 2),
        boxes: mirrored(input.boxes, input.width),
      }),
      (masks) => reversedAlong(masks, 2),
      within,
    ),
    law(
      "pasteMasks",
      "a larger image shows the same, and more of it",
      neat,
      async (pasteMasks, input, { tolerances }) => {
        const { masks } = await pasteMasks(input)
        const other = await pasteMasks({ ...input, ...larger(input) })
        return near(masks, part(other.masks, input, 0, 0), twice(tolerances(input).masks), "masks")
      },
    ),
    law("pasteMasks", "each mask is pasted by itself", neat, async (pasteMasks, input, { tolerances }) => {
      const { masks } = await pasteMasks(input)
      const order = [...upTo(input.masks.shape[0] ?? 0)].reverse()
      const reversed = {
        ...input,
        masks: pickRows(input.masks, order),
        boxes: pickRows(input.boxes, order),
      }
      const other = await pasteMasks(reversed)
      return near(pickRows(masks, order), other.masks, twice(tolerances(reversed).masks), "masks")
    }),
    law(
      "pasteMasks",
      "a mask of ones on the integer grid is 1 between the centres of its first and last cell",
      pasted(neatBox, fc.constant("integer"), powers),
      async (pasteMasks, input, { tolerances }) => {
        const ones = { ...input, masks: mapTensor(input.masks, () => 1) }
        const { masks } = await pasteMasks(ones)
        const cells = input.masks.shape[1] ?? 1
        const inside = (p: number, low: number, high: number): boolean => {
          const [first, last] = wholePixels(low, high, cells)
          const u = ((p - first + 0.5) * (cells + 2)) / (last - first + 1) - 1.5
          return p >= first && p <= last && u >= 0 && u <= cells - 1
        }
        const boxes = toBoxes(input.boxes)
        const expected = tabulate(masks.shape, (n = 0, i = 0, j = 0) => {
          const [x1, y1, x2, y2] = boxes[n] ?? [0, 0, 0, 0]
          return inside(i, y1, y2) && inside(j, x1, x2) ? 1 : masks.get(n, i, j)
        })
        return near(expected, masks, tolerances(ones).masks, "masks")
      },
    ),
  ],
})
