import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import * as fc from "fast-check"
import { cellOf, mirroredOrder } from "../families/anchors/anchor-grids.js"
import { judgeMiddles } from "../families/anchors/anchor-sides.js"
import type { DefaultBoxGrid } from "../families/anchors/default-box-grids.js"
import { defaultBoxGrid, defaultsPerCell } from "../families/anchors/default-box-grids.js"
import { judgeShapes, rowsOf } from "../families/anchors/default-shapes.js"
import { longDefaultGrids } from "../families/anchors/long.js"
import { twice } from "../kit/added.js"
import { boundAt } from "../kit/bounds.js"
import { near, same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, scaled, swapAxes } from "../kit/moves.js"
import { expect } from "../kit/verdict.js"

const clipped = (clip: DefaultBoxGrid["clip"]): fc.Arbitrary<DefaultBoxGrid> =>
  defaultBoxGrid.map((input) => ({ ...input, clip }))

const centreIn =
  (input: DefaultBoxGrid) =>
  (n: number): readonly [number, number] => {
    const [y, x] = cellOf(n, defaultsPerCell(input), input.width)
    return [(x + 0.5) * input.stepX, (y + 0.5) * input.stepY]
  }

/** The same grid mirrored on its diagonal. */
const mirrored = (input: DefaultBoxGrid): DefaultBoxGrid => ({
  ...input,
  height: input.width,
  width: input.height,
  imageHeight: input.imageWidth,
  imageWidth: input.imageHeight,
  stepY: input.stepX,
  stepX: input.stepY,
})

/** Mirrored, the wide and the tall box of a ratio change places. */
const mate = (k: number): number => (k < 2 ? k : k % 2 === 0 ? k + 1 : k - 1)

export const defaultBoxesLaws: LawsOf<"defaultBoxes"> = lawsOf("defaultBoxes", {
  valid: defaultBoxGrid,
  large: () => ({
    height: 301,
    width: 37,
    imageHeight: 2400,
    imageWidth: 290,
    stepY: 8,
    stepX: 8,
    scale: 0.125,
    nextScale: 0.25,
    ratios: [2, 3],
    clip: "boxes",
  }),
  long: longDefaultGrids,
  refusals: {
    "a grid of bounded size": {
      field: "height",
      given: fc
        .record({ input: defaultBoxGrid, rows: fc.integer({ min: 2 ** 12 + 1, max: 2 ** 20 }) })
        .map(({ input, rows }) => ({ ...input, height: rows, width: 2 ** 11, ratios: [] })),
    },
  },
  laws: [
    law(
      "defaultBoxes",
      "areas are s², and s s' for the second box; shapes are 1, 1, then a and 1/a for each ratio",
      clipped("none"),
      async (defaultBoxes, input, { tolerances }) =>
        judgeShapes(input, (await defaultBoxes(input)).anchors, tolerances(input).anchors),
    ),
    law(
      "defaultBoxes",
      "every box whose corners are not clipped lies around the middle of its cell: rows first, then columns",
      fc.oneof(clipped("none"), clipped("sizes")),
      async (defaultBoxes, input, { tolerances }) =>
        judgeMiddles((await defaultBoxes(input)).anchors, centreIn(input), tolerances(input).anchors),
    ),
    law(
      "defaultBoxes",
      "clipping boxes moves each corner of the unclipped box into the image",
      clipped("boxes"),
      async (defaultBoxes, input, { tolerances }) => {
        const free = (await defaultBoxes({ ...input, clip: "none" })).anchors
        const limit = [input.imageWidth, input.imageHeight]
        const inside = tabulate(free.shape, (n = 0, k = 0) =>
          Math.min(Math.max(free.get(n, k), 0), limit[k % 2] ?? 0),
        )
        const { anchors } = await defaultBoxes(input)
        return near(inside, anchors, twice(tolerances({ ...input, clip: "none" }).anchors), "anchors")
      },
    ),
    law(
      "defaultBoxes",
      "clipping sizes leaves what is smaller than the image, and makes the rest as large as the image",
      clipped("sizes"),
      async (defaultBoxes, input, { tolerances }) => {
        const free = (await defaultBoxes({ ...input, clip: "none" })).anchors
        const { anchors } = await defaultBoxes(input)
        const tolerance = tolerances({ ...input, clip: "none" }).anchors
        const side = (of: FloatTensor, n: number, axis: number): number =>
          of.get(n, axis + 2) - of.get(n, axis)
        const shape = [rowsOf(input), 2]
        const limit = [input.imageWidth, input.imageHeight]
        const wanted = tabulate(shape, (n = 0, axis = 0) => Math.min(side(free, n, axis), limit[axis] ?? 0))
        const actual = tabulate(shape, (n = 0, axis = 0) => side(anchors, n, axis))
        const bound = tabulate(
          shape,
          (n = 0, axis = 0) => 2 * (boundAt(tolerance, n, axis) + boundAt(tolerance, n, axis + 2)),
        )
        return near(
          wanted,
          actual,
          { bound, because: "two sides, each within the bounds of its corners" },
          "side",
        )
      },
    ),
    law(
      "defaultBoxes",
      "the boxes of a ratio are the same when it is asked for alone",
      defaultBoxGrid,
      async (defaultBoxes, input, { tolerances }) => {
        const { anchors } = await defaultBoxes(input)
        const j = input.ratios.length - 1
        const few = { ...input, ratios: input.ratios.slice(j) }
        const alone = (await defaultBoxes(few)).anchors
        const inAll = Array.from({ length: rowsOf(few) }, (_, n) => {
          const [y, x, k] = cellOf(n, defaultsPerCell(few), input.width)
          return (y * input.width + x) * defaultsPerCell(input) + (k < 2 ? k : 2 * j + k)
        })
        const count = expect(anchors.shape[0] === rowsOf(input), `${rowsOf(input)} boxes`, `${anchors.shape}`)
        if (count.tag === "fails") return count
        return near(alone, pickRows(anchors, inAll), twice(tolerances(few).anchors), "anchors")
      },
    ),
    law(
      "defaultBoxes",
      "x and y are alike: a mirrored grid has the mirrored boxes, wide and tall exchanged",
      defaultBoxGrid,
      async (defaultBoxes, input, { tolerances }) => {
        const { anchors } = await defaultBoxes(input)
        const turned = (await defaultBoxes(mirrored(input))).anchors
        const back = swapAxes(pickRows(anchors, mirroredOrder(input, defaultsPerCell(input), mate)))
        return near(back, turned, twice(tolerances(mirrored(input)).anchors), "anchors")
      },
    ),
    law(
      "defaultBoxes",
      "unit-free: an image and steps twice as large give boxes twice as large, exactly",
      defaultBoxGrid,
      async (defaultBoxes, input) => {
        const { anchors } = await defaultBoxes(input)
        const doubled = {
          ...input,
          imageHeight: 2 * input.imageHeight,
          imageWidth: 2 * input.imageWidth,
          stepY: 2 * input.stepY,
          stepX: 2 * input.stepX,
        }
        return same(scaled(anchors, 2), (await defaultBoxes(doubled)).anchors, "anchors")
      },
    ),
  ],
})
