import { int32, rows, tabulate, toArray } from "@detspec/core"
import { psRoiPool } from "@detspec/spec"
import { cellsOf, sideOf } from "../families/anchors/cell-places.js"
import { adjointLaw } from "../families/pooling/adjoint-law.js"
import { binChannels } from "../families/pooling/bin-channels.js"
import { innerBackward } from "../families/pooling/inner-regions.js"
import { longBackward } from "../families/pooling/long.js"
import { longCellsBackward } from "../families/pooling/long-bins.js"
import { mapOf } from "../families/pooling/maps.js"
import { poolingBackwardLaws } from "../families/pooling/pooling-backward-laws.js"
import { givingLaws } from "../families/pooling/pooling-gives-laws.js"
import { poolingBackwardRefusals } from "../families/pooling/pooling-refusals.js"
import { pickRegions } from "../families/pooling/region-moves.js"
import { anyBackward, manyRegions, neatBackward, oneForEveryBin } from "../families/pooling/regions.js"
import { near } from "../kit/compare.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows } from "../kit/moves.js"

/** 5 cells / 35 bins is no number of float32: a bin's end at 3 cells may come to lie behind it. */
const evenBins = fact(
  "psRoiPoolBackward",
  "35 bins over 5 cells: every bin gives to one cell alone",
  async (psRoiPoolBackward, { tolerances }) => {
    const input = {
      cotangent: tabulate([1, 1, 1, 35], (_r, _d, _i, j = 0) => j + 1),
      boxes: rows(4, [[0, 0, 5, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      batch: 1,
      height: 2,
      width: 6,
    }
    const wanted = tabulate([1, 35, 2, 6], (_b, c = 0, y = 0, x = 0) =>
      y === 0 && x === Math.floor(c / 7) ? c + 1 : 0,
    )
    const { gradient } = await psRoiPoolBackward(input)
    return near(wanted, gradient, tolerances(input).gradient, "gradient")
  },
)

export const psRoiPoolBackwardLaws: LawsOf<"psRoiPoolBackward"> = lawsOf("psRoiPoolBackward", {
  valid: anyBackward,
  large: () => ({
    cotangent: mapOf([300, 1, 7, 7], { pattern: "mixed", cells: [] }),
    ...manyRegions(300, 72, 68),
    batch: 1,
    height: 72,
    width: 68,
  }),
  long: { ...longCellsBackward, ...longBackward({}) },
  refusals: poolingBackwardRefusals(neatBackward),
  laws: [
    evenBins,
    adjointLaw(
      "psRoiPoolBackward",
      "psRoiPool",
      anyBackward,
      (input) => psRoiPool(input).output,
      oneForEveryBin,
    ),
    ...poolingBackwardLaws("psRoiPoolBackward", anyBackward, binChannels),
    ...givingLaws("psRoiPoolBackward", anyBackward, innerBackward),
    law(
      "psRoiPoolBackward",
      "every cell that a bin overlaps gets an equal share of it, on the bin's channel, and no other cell anything",
      neatBackward.map((input) => ({
        ...pickRegions(input, [0]),
        cotangent: pickRows(input.cotangent, [0]),
      })),
      async (psRoiPoolBackward, input, { tolerances }) => {
        const { gradient } = await psRoiPoolBackward(input)
        const [, , P = 1, Q = 1] = input.cotangent.shape
        const cells = (axis: 0 | 1, bin: number, bins: number, onMap: number): readonly number[] =>
          cellsOf(sideOf(input, 0, axis, "half-away", false), bin, bins, onMap)
        const image = toArray(input.images)[0]
        const wanted = tabulate(gradient.shape, (b = 0, c = 0, y = 0, x = 0) => {
          const [d, i, j] = [Math.floor(c / (P * Q)), Math.floor(c / Q) % P, c % Q]
          const [rows, columns] = [cells(0, i, P, input.height), cells(1, j, Q, input.width)]
          const covered = b === image && rows.includes(y) && columns.includes(x)
          return covered ? input.cotangent.get(0, d, i, j) / (rows.length * columns.length) : 0
        })
        return near(wanted, gradient, tolerances(input).gradient, "gradient")
      },
    ),
  ],
})
