import type { Box } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Pooling, PoolingBackward } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { dyadic, someOf } from "../../kit/generators/numbers.js"
import { mapOf, neatMap } from "./maps.js"
import type { RegionDraw } from "./regions.js"
import { placed } from "./regions.js"

type Align = In<"roiAlign">

/** Rows and columns of bins. */
const bins = fc.constantFrom([1, 1], [2, 3], [3, 1], [2, 2], [1, 4])
const scale = fc.constantFrom(1, 0.25, 2)

/** Regions that read cells 0 to 5 of the rows and 0 to 6 of the columns of a larger map, aligned or not. */
const innerRegion: fc.Arbitrary<RegionDraw> = fc
  .record({
    image: fc.nat({ max: 1 }),
    x: dyadic(0.5, 3),
    y: dyadic(0.5, 3),
    w: dyadic(0, 2.5),
    h: dyadic(0, 2),
  })
  .map(({ image, x, y, w, h }) => ({ image, cells: [x, y, x + w, y + h] satisfies Box, folded: false }))

/** Maps of 8 × 10, regions well inside. */
export const innerPooling: fc.Arbitrary<Pooling> = fc
  .record({ bins, scale, regions: someOf(innerRegion, [1, 3]), map: neatMap })
  .map(({ bins: [pooledHeight = 1, pooledWidth = 1], scale, regions, map }) => ({
    features: mapOf([2, 2, 8, 10], map),
    ...placed(regions, 2, scale),
    pooledHeight,
    pooledWidth,
  }))

export const innerAlign: fc.Arbitrary<Align> = fc
  .record({
    pooling: innerPooling,
    samples: fc.constantFrom(2, 1, 0, 3),
    aligned: fc.boolean(),
    reduce: fc.constantFrom("mean" as const, "max" as const),
  })
  .map(({ pooling, ...options }) => ({ ...pooling, ...options }))

/** F = offset + down · y + right · x, the same in every channel but for the offset. */
export interface Slope {
  readonly down: number
  readonly right: number
}
export const slope: fc.Arbitrary<Slope> = fc.record({ down: dyadic(-4, 4), right: dyadic(-4, 4) })
export const onSlope = <I extends Pooling>(input: I, { down, right }: Slope): I => ({
  ...input,
  features: tabulate(input.features.shape, (b = 0, c = 0, y = 0, x = 0) => {
    const offset = 2 * b + 8 * c
    return offset + down * y + right * x
  }),
})

/** The same regions, with what flows back into them; `channels` of the output. */
export const innerBackward: fc.Arbitrary<PoolingBackward> = fc
  .record({ pooling: innerPooling, map: neatMap, channels: fc.constantFrom(1, 2) })
  .map(({ pooling: { pooledHeight, pooledWidth, features: _, ...where }, map, channels }) => ({
    ...where,
    cotangent: mapOf([where.boxes.shape[0] ?? 0, channels, pooledHeight, pooledWidth], map),
    batch: 2,
    height: 8,
    width: 10,
  }))
