import { float64 } from "@detspec/core"
import * as fc from "fast-check"
import type { AnchorGrid } from "../families/anchors/anchor-grids.js"
import {
  anchorCount,
  anchorGrid,
  anchorKinds,
  cellOf,
  mirroredOrder,
} from "../families/anchors/anchor-grids.js"
import { judgeMiddles, judgeSides } from "../families/anchors/anchor-sides.js"
import { longAnchorGrids } from "../families/anchors/long.js"
import { twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, scaled, shifted, swapAxes } from "../kit/moves.js"
import { allHold, expect } from "../kit/verdict.js"

const unrounded = anchorGrid.map((input): AnchorGrid => ({ ...input, rounding: "none" }))

const inverse: fc.Arbitrary<AnchorGrid> = unrounded.map((input) => ({
  ...input,
  ratios: input.ratios.map((_, i) => [0.25, 2, 1][i] ?? 1),
}))

/** The same grid mirrored on its diagonal. */
const mirrored = (input: AnchorGrid): AnchorGrid => ({
  ...input,
  height: input.width,
  width: input.height,
  strideY: input.strideX,
  strideX: input.strideY,
  ratios: input.ratios.map((ratio) => 1 / ratio),
})

const centreIn =
  (input: AnchorGrid) =>
  (n: number): readonly [number, number] => {
    const [y, x] = cellOf(n, anchorKinds(input).length, input.width)
    return [(x + input.offset) * input.strideX, (y + input.offset) * input.strideY]
  }

const plain: AnchorGrid = {
  height: 1,
  width: 1,
  strideY: 1,
  strideX: 1,
  sizes: [],
  ratios: [1],
  offset: 0,
  rounding: "half-even",
  order: "size-major",
}

export const generateAnchorsLaws: LawsOf<"generateAnchors"> = lawsOf("generateAnchors", {
  valid: anchorGrid,
  large: () => ({
    ...plain,
    height: 31,
    width: 301,
    strideY: 8,
    strideX: 16,
    sizes: [32, 40, 50],
    ratios: [0.5, 1, 2],
    offset: 0.5,
    rounding: "none",
  }),
  long: longAnchorGrids,
  refusals: {
    "a grid of bounded size": {
      field: "height",
      given: fc
        .record({
          input: anchorGrid,
          rows: fc.integer({ min: 2 ** 12 + 1, max: 2 ** 20 }),
          sizes: fc.constantFrom([32], []),
        })
        .map(({ input, rows, sizes }) => ({ ...input, height: rows, width: 2 ** 12, sizes, ratios: [1] })),
    },
  },
  laws: [
    law(
      "generateAnchors",
      "every anchor is ratio times as tall as wide, and has the area of its size squared",
      unrounded,
      async (generateAnchors, input, { tolerances }) =>
        judgeSides(input, (await generateAnchors(input)).anchors, tolerances(input).anchors),
    ),
    law(
      "generateAnchors",
      "every anchor, rounded or not, is centred at its cell's centre: rows first, then columns",
      anchorGrid,
      async (generateAnchors, input, { tolerances }) =>
        judgeMiddles((await generateAnchors(input)).anchors, centreIn(input), tolerances(input).anchors),
    ),
    law(
      "generateAnchors",
      "the anchors of one size and ratio are the same when they are asked for alone",
      anchorGrid,
      async (generateAnchors, input, { tolerances }) => {
        const { anchors } = await generateAnchors(input)
        const of = anchorKinds(input)
        const verdicts = []
        for (const [k, [size, ratio]] of of.entries()) {
          const few = { ...input, sizes: [size], ratios: [ratio] }
          const alone = (await generateAnchors(few)).anchors
          const rows = Array.from({ length: input.height * input.width }, (_, cell) => cell * of.length + k)
          const tolerance = tolerances(few).anchors
          verdicts.push(near(alone, pickRows(anchors, rows), twice(tolerance), "anchors"))
        }
        return allHold([
          expect(
            anchors.shape[0] === anchorCount(input),
            `${anchorCount(input)} anchors`,
            `${anchors.shape[0]}`,
          ),
          ...verdicts,
        ])
      },
    ),
    law(
      "generateAnchors",
      "x and y are alike: a mirrored grid with inverse ratios has the mirrored anchors",
      inverse,
      async (generateAnchors, input, { tolerances }) => {
        const { anchors } = await generateAnchors(input)
        const turned = (await generateAnchors(mirrored(input))).anchors
        const back = swapAxes(pickRows(anchors, mirroredOrder(input, anchorKinds(input).length)))
        const tolerance = tolerances(mirrored(input)).anchors
        return near(back, turned, twice(tolerance), "anchors")
      },
    ),
    law(
      "generateAnchors",
      "unit-free: strides and sizes twice as large give anchors twice as large, exactly",
      unrounded,
      async (generateAnchors, input) => {
        const { anchors } = await generateAnchors(input)
        const twice = {
          ...input,
          strideY: 2 * input.strideY,
          strideX: 2 * input.strideX,
          sizes: input.sizes.map((size) => 2 * size),
        }
        return same(scaled(anchors, 2), (await generateAnchors(twice)).anchors, "anchors")
      },
    ),
    law(
      "generateAnchors",
      "the offset moves rounded anchors by a part of the stride, and does nothing else to them",
      anchorGrid.map(
        (input): AnchorGrid => ({
          ...input,
          strideY: 8,
          strideX: 16,
          rounding: "half-even",
          sizes: input.sizes.map((size) => Math.min(size, 100_000)),
        }),
      ),
      async (generateAnchors, input) => {
        const { anchors } = await generateAnchors({ ...input, offset: 0 })
        const moved = (await generateAnchors({ ...input, offset: 0.25 })).anchors
        return same(shifted(anchors, 4, 2), moved, "anchors")
      },
    ),
    fact(
      "generateAnchors",
      "half-sides are rounded to the nearest pixel, halves to the even one",
      async (generateAnchors) => {
        const sizes = [1, 1.5, 2.5, 3, 5, 6.5, 7, 9, 3001, 200_003]
        const halves = [0, 1, 1, 2, 2, 3, 4, 4, 1500, 100_002]
        const { anchors } = await generateAnchors({ ...plain, sizes })
        const wanted = halves.flatMap((half) => [-half, -half, half, half])
        return same(float64([sizes.length, 4], wanted), anchors, "anchors")
      },
    ),
  ],
})
