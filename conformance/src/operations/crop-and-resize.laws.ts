import type { FloatTensor } from "@detspec/core"
import { mapTensor, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Pooling } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { sameChannels } from "../families/pooling/bin-channels.js"
import { innerPooling, onSlope, slope } from "../families/pooling/inner-regions.js"
import { longPoolings } from "../families/pooling/long.js"
import { filled, mapOf } from "../families/pooling/maps.js"
import { mostlyOnCentres } from "../families/pooling/on-centres.js"
import { movedPlanes, reversedAlong } from "../families/pooling/plane-moves.js"
import { poolingLaws } from "../families/pooling/pooling-laws.js"
import { poolingRefusals } from "../families/pooling/pooling-refusals.js"
import { flippedCentres, onWholeCells, wholeMap } from "../families/pooling/region-moves.js"
import { anyPooling, manyRegions, neatPooling, oneEach } from "../families/pooling/regions.js"
import { alike } from "../kit/alike.js"
import { near, same } from "../kit/compare.js"
import { dyadic } from "../kit/generators/numbers.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { shifted } from "../kit/moves.js"

type Input = In<"cropAndResize">

const withValue = (given: fc.Arbitrary<Pooling>): fc.Arbitrary<Input> =>
  fc
    .record({ given, extrapolation: fc.oneof(fc.constantFrom(0, 0, 0, 114), dyadic(-100, 100)) })
    .map(({ given, extrapolation }) => ({ ...given, extrapolation }))
const sides = ({ features }: Pooling) => [features.shape[3] ?? 0, features.shape[2] ?? 0] as const
const valid = withValue(mostlyOnCentres(anyPooling(oneEach), sides))
const neat = withValue(mostlyOnCentres(neatPooling(oneEach), sides))
const inner = withValue(innerPooling)
/** Grids of 1, 2, 3 or 5 points a side, on quarters of cells: every point's place is exact. */
const exactly = fc
  .record({ input: neat, rows: fc.constantFrom(1, 2, 3, 5), columns: fc.constantFrom(1, 2, 3, 5) })
  .map(({ input, rows, columns }): Input => ({ ...input, pooledHeight: rows, pooledWidth: columns }))
/** The second of five points of every second region lies on the first centre, the first beyond it. */
const acrossBorders = withValue(neatPooling(oneEach)).map((input): Input => {
  const boxes = tabulate(input.boxes.shape, (r = 0, k = 0) => {
    const size = input.boxes.get(r, (k % 2) + 2) - input.boxes.get(r, k % 2)
    const across = (size * (k < 2 ? -1 : 3)) / 4
    return r % 2 === 0 ? across : input.boxes.get(r, k)
  })
  return { ...input, boxes, pooledHeight: 5, pooledWidth: 5 }
})
const output = { field: "output", of: ({ output }: { readonly output: FloatTensor }) => output }

/** Point `at` of `count` along a side, in cells; a single one is in the middle. */
const pointOf = (input: Input, r: number, axis: 0 | 1, at: number): number => {
  const count = axis === 0 ? input.pooledHeight : input.pooledWidth
  const t = count === 1 ? 0.5 : at / (count - 1)
  const [low, high] = [input.boxes.get(r, 1 - axis), input.boxes.get(r, 3 - axis)]
  return (low + t * (high - low)) * input.spatialScale
}
const isOnMap = (input: Input, r: number, axis: 0 | 1, at: number): boolean => {
  const p = pointOf(input, r, axis, at)
  return p >= 0 && p <= (input.features.shape[2 + axis] ?? 0) - 1
}

export const cropAndResizeLaws: LawsOf<"cropAndResize"> = lawsOf("cropAndResize", {
  valid,
  large: () => ({
    features: mapOf([1, 4, 200, 340], { pattern: "mixed", cells: [] }),
    ...manyRegions(400, 200, 340),
    pooledHeight: 7,
    pooledWidth: 7,
    extrapolation: 0,
  }),
  long: longPoolings(oneEach, { extrapolation: 0 }),
  refusals: poolingRefusals(neat),
  laws: [
    ...poolingLaws("cropAndResize", valid, sameChannels),
    law(
      "cropAndResize",
      "on a ramp, each point is the ramp there; the first and last lie on the corners, a single one in the middle",
      fc.record({ input: inner, slope }).map(({ input, slope }) => ({ input: onSlope(input, slope), slope })),
      async (cropAndResize, { input, slope: { down, right } }, { tolerances }) => {
        const { output } = await cropAndResize(input)
        const wanted = tabulate(output.shape, (r = 0, c = 0, i = 0, j = 0) => {
          const offset = 2 * input.images.get(r) + 8 * c
          return offset + down * pointOf(input, r, 0, i) + right * pointOf(input, r, 1, j)
        })
        return near(wanted, output, tolerances(input).output, "output")
      },
    ),
    law(
      "cropAndResize",
      "points off [0, H − 1] × [0, W − 1], and only those, have the extrapolation value",
      exactly,
      async (cropAndResize, drawn, { tolerances }) => {
        const input = { ...drawn, features: filled(drawn.features.shape, 1), extrapolation: -7 }
        const { output } = await cropAndResize(input)
        const wanted = tabulate(output.shape, (r = 0, _ = 0, i = 0, j = 0) =>
          isOnMap(input, r, 0, i) && isOnMap(input, r, 1, j) ? 1 : -7,
        )
        return near(wanted, output, tolerances(input).output, "output")
      },
    ),
    law(
      "cropAndResize",
      "a region of the whole map, from the first centre to the last, extrapolates nowhere",
      neat.map((input): Input => wholeMap({ ...input, extrapolation: 2 ** 20 })),
      async (cropAndResize, input) => {
        const { output } = await cropAndResize(input)
        return same(
          mapTensor(output, (x) => Math.min(x, 2 ** 19)),
          output,
          "output",
        )
      },
    ),
    law(
      "cropAndResize",
      "the four corners of a grid on whole cells are the features of those cells",
      inner.map((input): Input => onWholeCells({ ...input, pooledHeight: 4, pooledWidth: 3 })),
      async (cropAndResize, input, { tolerances }) => {
        const { output } = await cropAndResize(input)
        const cell = (r: number, k: number): number => input.boxes.get(r, k) * input.spatialScale
        const wanted = tabulate(output.shape, (r = 0, c = 0, i = 0, j = 0) =>
          i % 3 === 0 && j % 2 === 0
            ? input.features.get(input.images.get(r), c, cell(r, i === 0 ? 1 : 3), cell(r, j === 0 ? 0 : 2))
            : output.get(r, c, i, j),
        )
        return near(wanted, output, tolerances(input).output, "output")
      },
    ),
    alike(
      "cropAndResize",
      "left and right are alike: map and regions mirrored about the middle of the map pool to the mirrored output",
      acrossBorders,
      output,
      flippedCentres,
      (pooled) => reversedAlong(pooled, 3),
      "within the accuracy",
    ),
    alike(
      "cropAndResize",
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
    alike(
      "cropAndResize",
      "every second point of a grid of 2n − 1 is the grid of n",
      exactly.map((input): Input => ({ ...input, pooledHeight: 3, pooledWidth: 5 })),
      output,
      (input) => ({ ...input, pooledHeight: 2, pooledWidth: 3 }),
      (pooled) =>
        tabulate([pooled.shape[0] ?? 0, pooled.shape[1] ?? 0, 2, 3], (r = 0, c = 0, i = 0, j = 0) =>
          pooled.get(r, c, 2 * i, 2 * j),
        ),
      "within the accuracy",
    ),
  ],
})
