import type { Box, FloatTensor, Int32Tensor } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { Bins, Maps, Pooling, PoolingBackward } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { dyadic, even, manyOf, seldom, single, someOf } from "../../kit/generators/numbers.js"
import { spread } from "../../kit/generators/tensors.js"
import type { MapDraw } from "./maps.js"
import { anyMap, mapOf, neatMap } from "./maps.js"

/** Images, channels, rows and columns of cells, rows and columns of bins. */
export type Layout = readonly [B: number, C: number, H: number, W: number, P: number, Q: number]

/**
 * One is square, the others are not: more bins than cells, maps of one cell, one row, more
 * images, channels and bins than a warp has threads: 34 and 48 bins, whose ends no float carries across a cell. Where
 * that goes wrong, roiPool has a law of its own.
 */
const inhabited = fc.constantFrom<Layout>(
  [1, 1, 1, 1, 1, 1],
  [1, 1, 6, 5, 2, 1],
  [2, 2, 4, 6, 3, 2],
  [1, 2, 7, 5, 1, 4],
  [3, 1, 5, 7, 2, 2],
  [2, 1, 6, 8, 4, 3],
  [2, 1, 5, 5, 2, 2],
  [1, 3, 4, 3, 1, 1],
  [1, 9, 2, 3, 1, 2],
  [1, 1, 1, 1, 2, 3],
  [1, 1, 2, 3, 5, 4],
  [1, 1, 4, 5, 9, 7],
  [5, 17, 2, 3, 1, 2],
  [6, 18, 3, 1, 2, 2],
  [1, 1, 3, 18, 2, 8],
  [2, 1, 1, 6, 1, 3],
  [1, 7, 1, 9, 1, 2],
  [2, 6, 8, 1, 3, 1],
  [34, 1, 2, 3, 1, 34],
  [1, 66, 3, 2, 2, 1],
  [1, 67, 6, 7, 1, 2],
  [1, 1, 4, 3, 34, 2],
  [2, 1, 3, 4, 3, 48],
)
/** Seldom no channel or no image. */
const anyLayout = fc.oneof(
  { weight: 24, arbitrary: inhabited },
  { weight: 1, arbitrary: fc.constantFrom<Layout>([1, 0, 3, 2, 2, 2], [0, 1, 3, 4, 2, 1]) },
)

/**
 * One region: its image, and its corners in cells of the map; `folded`, they are moved onto the map if they lie near;
 * "beside", unless they begin or end within half a cell of it, where the border is still read. It may share rows,
 * columns or both with the one before it: what is kept of that is seen.
 */
export interface RegionDraw {
  readonly image: number
  readonly cells: Box
  readonly folded: boolean | "beside"
  readonly shared?: "nothing" | "rows" | "columns" | "box"
}

const spanned = (one: fc.Arbitrary<number>, side: fc.Arbitrary<number>): fc.Arbitrary<Box> =>
  fc
    .record({ x: one, y: one, w: side, h: side })
    .map(({ x, y, w, h }): Box => [x, y, Math.fround(x + w), Math.fround(y + h)])

/** Quarters of cells: on the map, over its border, without a side. */
const neatCells = fc.oneof(
  { weight: 4, arbitrary: spanned(dyadic(-2, 6), dyadic(0, 7)) },
  { weight: 3, arbitrary: spanned(dyadic(-1, 5, 1), dyadic(0, 6, 1)) },
  { weight: 1, arbitrary: spanned(dyadic(-20, 20), dyadic(0, 40)) },
  { weight: 1, arbitrary: spanned(dyadic(-20, 0), dyadic(14, 40)) },
)

const anyCells = fc.oneof(
  { weight: 2, arbitrary: neatCells },
  { weight: 1, arbitrary: spanned(single(-4, 8), single(2 ** -8, 12)) },
  { weight: 1, arbitrary: spanned(even(-4, 8), even(2 ** -8, 12)) },
  { weight: 1, arbitrary: spanned(dyadic(-1, 6, 9), dyadic(0, 6, 9)) },
)

/** Also beyond the 32nd, where there are so many. */
const image = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(32, 33, 39) },
)
const regionOf = (cells: fc.Arbitrary<Box>): fc.Arbitrary<RegionDraw> =>
  fc.record({
    image,
    cells,
    folded: fc.constantFrom<RegionDraw["folded"]>(true, true, true, true, "beside", false),
    shared: fc.constantFrom("nothing", "nothing", "nothing", "nothing", "nothing", "rows", "columns", "box"),
  })
export const neatRegion: fc.Arbitrary<RegionDraw> = regionOf(neatCells)
export const anyRegion: fc.Arbitrary<RegionDraw> = regionOf(anyCells)

/** Boxes in pixels, in fractions of the image, and far beyond what 16 bits hold. */
const neatScale = fc.constantFrom(1, 0.5, 0.0625, 2, 64, 2 ** -15)
const anyScale = fc.oneof(neatScale, single(0.05, 2))

interface Placed {
  readonly boxes: FloatTensor
  readonly images: Int32Tensor
  readonly spatialScale: number
}

/** Regions in pixels: by a scale that is a power of two, exactly where they were drawn. */
export const placed = (regions: readonly RegionDraw[], B: number, spatialScale: number): Placed => {
  const list = B === 0 ? [] : regions
  const boxes = list.map(({ cells }) => cells.map((cell) => Math.fround(cell / spatialScale)))
  const images = list.map(({ image }) => image % Math.max(B, 1))
  return { boxes: rows(4, boxes), images: int32([list.length], images), spatialScale }
}

interface Draw {
  readonly layout: Layout
  readonly regions: readonly RegionDraw[]
  readonly map: MapDraw
  readonly spatialScale: number
}

/** One region at least, mostly few, now and then more than 16. */
const someRegions = (region: fc.Arbitrary<RegionDraw>): fc.Arbitrary<RegionDraw[]> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 9, arbitrary: someOf(region, [1, 4]) },
    { weight: 1, arbitrary: manyOf(region, [17, 20], [1]) },
  )
/** Now and then none: seldom, since without regions little can be seen. */
const regionsOrNone = (region: fc.Arbitrary<RegionDraw>): fc.Arbitrary<RegionDraw[]> =>
  seldom([], someRegions(region), 25)

/**
 * A side within 8 cells that starts behind the map or ends before it is moved by whole maps: maps are small, and beyond
 * them nothing is seen.
 */
const tooFar = (low: number, high: number, cells: number, beside: number): number =>
  (low >= cells + beside && low < 8) || (high <= -beside && low > -8) ? cells * Math.floor(low / cells) : 0

const folded = ({ cells, folded }: RegionDraw, height: number, width: number): Box => {
  if (!folded) return cells
  const [x1, y1, x2, y2] = cells
  const beside = folded === "beside" ? 0.75 : 0
  const [x, y] = [tooFar(x1, x2, width, beside), tooFar(y1, y2, height, beside)]
  return [x1 - x, y1 - y, Math.fround(x2 - x), Math.fround(y2 - y)]
}

const sharing = (shared: RegionDraw["shared"], [x1, y1, x2, y2]: Box, before: Box): Box => {
  if (shared === "box") return before
  if (shared === "rows") return [x1, before[1], x2, before[3]]
  return shared === "columns" ? [before[0], y1, before[2], y2] : [x1, y1, x2, y2]
}

/** The regions, those that are folded on or about a map of this size. */
const about = (regions: readonly RegionDraw[], height: number, width: number): readonly RegionDraw[] => {
  const placed: RegionDraw[] = []
  for (const region of regions) {
    const own = folded(region, height, width)
    placed.push({ ...region, cells: sharing(region.shared, own, placed.at(-1)?.cells ?? own) })
  }
  return placed
}

const drawOf = (
  layout: fc.Arbitrary<Layout>,
  regions: fc.Arbitrary<RegionDraw[]>,
  map: fc.Arbitrary<MapDraw>,
  spatialScale: fc.Arbitrary<number>,
): fc.Arbitrary<Draw> =>
  fc.record({
    layout,
    regions,
    map,
    spatialScale,
  })

/** How many channels the features have for C channels of the output. */
export type ChannelsFor = (C: number, P: number, Q: number) => number
export const oneEach: ChannelsFor = (C) => C
export const oneForEveryBin: ChannelsFor = (C, P, Q) => C * P * Q

const forward =
  (channels: ChannelsFor) =>
  ({ layout: [B, C, H, W, P, Q], regions, map, spatialScale }: Draw): Pooling => ({
    features: mapOf([B, channels(C, P, Q), H, W], map),
    ...placed(about(regions, H, W), B, spatialScale),
    pooledHeight: P,
    pooledWidth: Q,
  })

const backward = ({ layout: [B, C, H, W, P, Q], regions, map, spatialScale }: Draw): PoolingBackward => {
  const where = placed(about(regions, H, W), B, spatialScale)
  const cotangent = mapOf([where.boxes.shape[0] ?? 0, C, P, Q], map)
  return { cotangent, ...where, batch: B, height: H, width: W }
}

const anyDraw = drawOf(anyLayout, regionsOrNone(anyRegion), anyMap, anyScale)
const neatDraw = drawOf(inhabited, someRegions(neatRegion), neatMap, neatScale)

export const anyPooling = (channels: ChannelsFor): fc.Arbitrary<Pooling> => anyDraw.map(forward(channels))
/** Quarters everywhere and scales of powers of two, one region at least. */
export const neatPooling = (channels: ChannelsFor): fc.Arbitrary<Pooling> => neatDraw.map(forward(channels))
export const anyBackward: fc.Arbitrary<PoolingBackward> = anyDraw.map(backward)
export const neatBackward: fc.Arbitrary<PoolingBackward> = neatDraw.map(backward)

/** Regions of application size on one map, stride 16, one in eight as large as the picture: repeatable. */
export const manyRegions = (count: number, height: number, width: number): Placed => {
  const at = (n: number, k: number): number => {
    const corner = Math.floor(spread(n, k % 2) * 16 * (k % 2 === 0 ? width : height))
    return k < 2 ? corner : corner + 16 + Math.floor(spread(n, k + 5) * (n % 8 === 7 ? 4800 : 240))
  }
  const corners = Array.from({ length: 4 * count }, (_, i) => at(Math.floor(i / 4), i % 4))
  return {
    boxes: float64([count, 4], corners),
    images: int32([count], new Int32Array(count)),
    spatialScale: 1 / 16,
  }
}

/** The shape of what flows back. */
export const mapsOf = ({ features }: Pooling): Maps => ({
  batch: features.shape[0] ?? 0,
  height: features.shape[2] ?? 0,
  width: features.shape[3] ?? 0,
})
export const binsOf = ({ pooledHeight, pooledWidth }: Bins): Bins => ({ pooledHeight, pooledWidth })
