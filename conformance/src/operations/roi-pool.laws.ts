import type { FloatTensor } from "@detspec/core"
import { float64, int32, mapTensor, rows, tabulate, tabulateInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Rounding } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { cellsOf, sideOf } from "../families/anchors/cell-places.js"
import { sameChannels } from "../families/pooling/bin-channels.js"
import { longPoolings } from "../families/pooling/long.js"
import { longCells } from "../families/pooling/long-bins.js"
import { filled, mapOf } from "../families/pooling/maps.js"
import { upTo } from "../families/pooling/plane-moves.js"
import { poolingLaws } from "../families/pooling/pooling-laws.js"
import { poolingRefusals } from "../families/pooling/pooling-refusals.js"
import { anyPooling, manyRegions, neatPooling, oneEach } from "../families/pooling/regions.js"
import { same, sameRecord } from "../kit/compare.js"
import type { Law } from "../kit/law.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { allHold } from "../kit/verdict.js"

type Input = In<"roiPool">

const rounding = fc.constantFrom<Rounding>("half-away", "half-even", "half-up")
const valid: fc.Arbitrary<Input> = fc
  .record({ pooling: anyPooling(oneEach), rounding })
  .map(({ pooling, rounding }) => ({ ...pooling, rounding }))
/** Corners on quarters of cells, halves among them: no arithmetic rounds before the rounding. */
const neat: fc.Arbitrary<Input> = fc
  .record({ pooling: neatPooling(oneEach), rounding })
  .map(({ pooling, rounding }) => ({ ...pooling, rounding }))

const sizes = (features: FloatTensor): FloatTensor => mapTensor(features, Math.abs)

const cellsOfBin = (input: Input, r: number, axis: 0 | 1, bin: number): readonly number[] => {
  const bins = axis === 0 ? input.pooledHeight : input.pooledWidth
  const side = sideOf(input, r, axis, input.rounding, true)
  return cellsOf(side, bin, bins, input.features.shape[2 + axis] ?? 0)
}

/** The greatest by f of every bin, from the cells that the bin overlaps; `empty` where there are none. */
const overCells = (
  input: Input,
  f: (b: number, c: number, y: number, x: number) => number,
  empty: number,
): FloatTensor => {
  const shape = [
    input.boxes.shape[0] ?? 0,
    input.features.shape[1] ?? 0,
    input.pooledHeight,
    input.pooledWidth,
  ]
  return tabulate(shape, (r = 0, c = 0, i = 0, j = 0) => {
    const columns = cellsOfBin(input, r, 1, j)
    const values = cellsOfBin(input, r, 0, i).flatMap((y) =>
      columns.map((x) => f(input.images.get(r), c, y, x)),
    )
    return values.length === 0 ? empty : Math.max(...values)
  })
}

/** Where high corners go, told by the last cell of the region: features rise to the right. */
const roundingFact = (how: Rounding, corners: readonly number[], cells: readonly number[]): Law =>
  fact("roiPool", `${how}: corners at ${corners} go to cells ${cells}`, async (roiPool) => {
    const { argmax } = await roiPool({
      features: float64([1, 1, 1, 8], upTo(8)),
      boxes: rows(
        4,
        corners.map((x) => [-16, 0, 2 * x, 0]),
      ),
      images: int32([corners.length], new Int32Array(corners.length)),
      spatialScale: 0.5,
      pooledHeight: 1,
      pooledWidth: 1,
      rounding: how,
    })
    return same(int32([cells.length, 1, 1, 1], cells), argmax, "argmax")
  })

/** 5 cells / 35 bins is no number of float32: added up or multiplied, a bin's end at 3 cells may come to lie behind it. */
const evenBins = fact(
  "roiPool",
  "35 bins over 5 cells: every cell is read by seven bins alone",
  async (roiPool) => {
    const { output } = await roiPool({
      features: float64([1, 1, 1, 5], upTo(5)),
      boxes: rows(4, [[0, 0, 4, 0]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 35,
      rounding: "half-away",
    })
    const wanted = upTo(35).map((bin) => Math.floor(bin / 7))
    return same(float64([1, 1, 1, 35], wanted), output, "output")
  },
)

export const roiPoolLaws: LawsOf<"roiPool"> = lawsOf("roiPool", {
  valid,
  exact: neat,
  large: () => ({
    features: mapOf([1, 4, 200, 340], { pattern: "mixed", cells: [] }),
    ...manyRegions(300, 200, 340),
    pooledHeight: 7,
    pooledWidth: 7,
    rounding: "half-away",
  }),
  long: {
    ...longCells("mixed", { rounding: "half-away" as const }),
    ...longPoolings(oneEach, { rounding: "half-away" as const }),
  },
  refusals: poolingRefusals(neat),
  laws: [
    ...poolingLaws("roiPool", valid, sameChannels),
    law(
      "roiPool",
      "a bin is the greatest feature of the cells that it overlaps, 0 if there are none",
      neat,
      async (roiPool, input) => {
        const wanted = overCells(input, (b, c, y, x) => input.features.get(b, c, y, x), 0)
        return same(wanted, (await roiPool(input)).output, "output")
      },
    ),
    law(
      "roiPool",
      "argmax is the place of the output on its plane, −1 where no cell is pooled",
      valid,
      async (roiPool, input) => {
        const { output, argmax } = await roiPool(input)
        const width = input.features.shape[3] ?? 1
        const there = tabulate(output.shape, (r = 0, c = 0, i = 0, j = 0) => {
          const place = argmax.get(r, c, i, j)
          const at = [Math.floor(place / width), place % width] as const
          return place < 0 ? 0 : input.features.get(input.images.get(r), c, ...at)
        })
        return same(there, output, "output")
      },
    ),
    law(
      "roiPool",
      "equal features: argmax is the first cell of the bin, −1 for a bin off the map",
      neat,
      async (roiPool, input) => {
        const alike = { ...input, features: filled(input.features.shape, -1) }
        const width = input.features.shape[3] ?? 1
        const last = width * (input.features.shape[2] ?? 1) - 1
        const first = overCells(input, (_b, _c, y, x) => last - (y * width + x), last + 1)
        const { output, argmax } = await roiPool(alike)
        return allHold([
          same(
            tabulateInt32(argmax.shape, (...at) => last - first.get(...at)),
            argmax,
            "argmax",
          ),
          same(
            tabulate(output.shape, (...at) => (first.get(...at) > last ? 0 : -1)),
            output,
            "output",
          ),
        ])
      },
    ),
    law(
      "roiPool",
      "2 × 2 bins joined are one bin of half as many rows and columns",
      valid,
      async (roiPool, input) => {
        const halves = { pooledHeight: 2 * input.pooledHeight, pooledWidth: 2 * input.pooledWidth }
        const fine = await roiPool({ ...input, ...halves, features: sizes(input.features) })
        const coarse = await roiPool({ ...input, features: sizes(input.features) })
        const joined = tabulate(coarse.output.shape, (r = 0, c = 0, i = 0, j = 0) =>
          Math.max(...upTo(4).map((k) => fine.output.get(r, c, 2 * i + Math.floor(k / 2), 2 * j + (k % 2)))),
        )
        return same(joined, coarse.output, "output")
      },
    ),
    law(
      "roiPool",
      "features raised by a constant keep their places, and every filled bin is raised alike",
      neat,
      async (roiPool, input) => {
        const raised = {
          ...input,
          features: tabulate(input.features.shape, (...at) => input.features.get(...at) - 64),
        }
        const { output, argmax } = await roiPool(input)
        const lifted = tabulate(output.shape, (...at) => (argmax.get(...at) < 0 ? 0 : output.get(...at) - 64))
        return sameRecord({ output: lifted, argmax }, await roiPool(raised))
      },
    ),
    roundingFact("half-away", [-0.5, 0.5, 1.5, 2.5, 2.25, 2.75], [-1, 1, 2, 3, 2, 3]),
    roundingFact("half-even", [-0.5, 0.5, 1.5, 2.5, 2.25, 2.75], [0, 0, 2, 2, 2, 3]),
    roundingFact("half-up", [-0.5, 0.5, 1.5, 2.5, 2.25, 2.75], [0, 1, 2, 3, 2, 3]),
    evenBins,
  ],
})
