import type { FloatTensor } from "@detspec/core"
import { float64, int32, rows, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import type * as fc from "fast-check"
import { cellsOf, sideOf } from "../families/anchors/cell-places.js"
import { binChannels } from "../families/pooling/bin-channels.js"
import { innerPooling } from "../families/pooling/inner-regions.js"
import { longPoolings } from "../families/pooling/long.js"
import { longCells } from "../families/pooling/long-bins.js"
import { mapOf } from "../families/pooling/maps.js"
import { movedPlanes } from "../families/pooling/plane-moves.js"
import { poolingLaws } from "../families/pooling/pooling-laws.js"
import { poolingRefusals } from "../families/pooling/pooling-refusals.js"
import { missingChannel, perBin } from "../families/pooling/position-sensitive.js"
import { anyPooling, manyRegions, neatPooling, oneForEveryBin } from "../families/pooling/regions.js"
import { alike } from "../kit/alike.js"
import { near, same } from "../kit/compare.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { shifted } from "../kit/moves.js"

type Input = In<"psRoiPool">

const valid: fc.Arbitrary<Input> = anyPooling(oneForEveryBin)
const neat: fc.Arbitrary<Input> = neatPooling(oneForEveryBin)
const inner = innerPooling.map(perBin)
const output = { field: "output", of: ({ output }: { readonly output: FloatTensor }) => output }

const channelOf = ({ pooledHeight, pooledWidth }: Input, d: number, i: number, j: number): number =>
  (d * pooledHeight + i) * pooledWidth + j

const cellsOfBin = (input: Input, r: number, axis: 0 | 1, bin: number): readonly number[] => {
  const bins = axis === 0 ? input.pooledHeight : input.pooledWidth
  const side = sideOf(input, r, axis, "half-away", false)
  return cellsOf(side, bin, bins, input.features.shape[2 + axis] ?? 0)
}

const meanOfCells = (input: Input, shape: readonly number[]): FloatTensor =>
  tabulate(shape, (r = 0, d = 0, i = 0, j = 0) => {
    const at = [input.images.get(r), channelOf(input, d, i, j)] as const
    const columns = cellsOfBin(input, r, 1, j)
    const values = cellsOfBin(input, r, 0, i).flatMap((y) =>
      columns.map((x) => input.features.get(...at, y, x)),
    )
    return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
  })

/** 5 cells / 35 bins is no number of float32: added up or multiplied, a bin's end at 3 cells may come to lie behind it. */
const evenBins = fact(
  "psRoiPool",
  "35 bins over 5 cells: every cell is read by seven bins alone",
  async (psRoiPool, { tolerances }) => {
    const input: Input = {
      features: tabulate([1, 35, 2, 6], (_b, _c, _y, x = 0) => x),
      boxes: rows(4, [[0, 0, 5, 1]]),
      images: int32([1], [0]),
      spatialScale: 1,
      pooledHeight: 1,
      pooledWidth: 35,
    }
    const wanted = tabulate([1, 1, 1, 35], (_r, _d, _i, j = 0) => Math.floor(j / 7))
    return near(wanted, (await psRoiPool(input)).output, tolerances(input).output, "output")
  },
)

export const psRoiPoolLaws: LawsOf<"psRoiPool"> = lawsOf("psRoiPool", {
  valid,
  large: () => ({
    features: mapOf([1, 49, 72, 68], { pattern: "mixed", cells: [] }),
    ...manyRegions(500, 72, 68),
    pooledHeight: 7,
    pooledWidth: 7,
  }),
  long: { ...longCells("ramp", {}), ...longPoolings(oneForEveryBin, {}) },
  refusals: { ...poolingRefusals(neat), ...missingChannel(neat) },
  laws: [
    ...poolingLaws("psRoiPool", valid, binChannels),
    law(
      "psRoiPool",
      "a bin is the mean of the cells that it overlaps on channel (d · rows + i) · columns + j, 0 if there are none",
      neat,
      async (psRoiPool, input, { tolerances }) => {
        const { output } = await psRoiPool(input)
        return near(meanOfCells(input, output.shape), output, tolerances(input).output, "output")
      },
    ),
    law(
      "psRoiPool",
      "where channel c is c everywhere, bin (i, j) of output d tells its channel, (d · rows + i) · columns + j",
      inner,
      async (psRoiPool, drawn, { tolerances }) => {
        const input = { ...drawn, features: tabulate(drawn.features.shape, (_, c = 0) => c) }
        const { output } = await psRoiPool(input)
        const wanted = tabulate(output.shape, (_, d = 0, i = 0, j = 0) => channelOf(input, d, i, j))
        return near(wanted, output, tolerances(input).output, "output")
      },
    ),
    alike(
      "psRoiPool",
      "moved by whole cells together with the map, a region inside pools the same",
      inner,
      output,
      (input) => ({
        ...input,
        features: movedPlanes(input.features, 1, 2),
        boxes: shifted(input.boxes, 2 / input.spatialScale, 1 / input.spatialScale),
      }),
      (pooled) => pooled,
      "within the accuracy",
    ),
    law(
      "psRoiPool",
      "corners within the same half of a cell pool the same, exactly",
      neat.map((input) => ({
        ...input,
        boxes: tabulate(
          input.boxes.shape,
          (...at) => Math.round(input.boxes.get(...at) * input.spatialScale) / input.spatialScale,
        ),
      })),
      async (psRoiPool, input) => {
        const { output } = await psRoiPool(input)
        const quarter = 0.25 / input.spatialScale
        const outwards = tabulate(
          input.boxes.shape,
          (r = 0, k = 0) => input.boxes.get(r, k) + (k < 2 ? -quarter : quarter),
        )
        return same(output, (await psRoiPool({ ...input, boxes: outwards })).output, "output")
      },
    ),
    evenBins,
    fact(
      "psRoiPool",
      "high corners at ½, 1½, 3½ round to 1, 2, 4, and end the region before that cell",
      async (psRoiPool) => {
        const { output } = await psRoiPool({
          features: float64([1, 1, 1, 4], [1, 2, 4, 8]),
          boxes: rows(
            4,
            [0.5, 1.5, 3.5].map((x) => [-0.25, 0, x, 1]),
          ),
          images: int32([3], [0, 0, 0]),
          spatialScale: 1,
          pooledHeight: 1,
          pooledWidth: 1,
        })
        return same(float64([3, 1, 1, 1], [1, 1.5, 3.75]), output, "output")
      },
    ),
  ],
})
