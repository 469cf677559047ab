import type { Box, FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { Pooling, PoolingBackward } from "@detspec/spec/parts"
import type { MapDraw } from "./maps.js"
import { mapOf } from "./maps.js"
import { placed } from "./regions.js"

type ByWhat<T> = Readonly<Record<string, () => T>>

/** Regions of one bin each on one map of one channel, at stride 2. */
const pooled = (map: FloatTensor, cells: readonly Box[]): Pooling => ({
  features: map,
  ...placed(
    cells.map((one) => ({ image: 0, cells: one, folded: false })),
    1,
    0.5,
  ),
  pooledHeight: 1,
  pooledWidth: 1,
})

/** What flows back into such regions. */
const given = ({ features, boxes, images, spatialScale }: Pooling): PoolingBackward => ({
  cotangent: mapOf([boxes.shape[0] ?? 0, 1, 1, 1], { pattern: "mixed", cells: [] }),
  boxes,
  images,
  spatialScale,
  batch: 1,
  height: features.shape[2] ?? 0,
  width: features.shape[3] ?? 0,
})

/** 1 on every second row and column, 0 between: samples two cells apart see one or the other. */
const comb = (height: number, width: number): FloatTensor =>
  tabulate([1, 1, height, width], (_b, _c, y = 0, x = 0) => (y % 2) * (x % 2))
const noise = (height: number, width: number, pattern: MapDraw["pattern"] = "mixed"): FloatTensor =>
  mapOf([1, 1, height, width], { pattern, cells: [] })

/** Aligned, 70 samples a side fall on the ones of the comb in the first region; in the second and third on one side. */
const seventy = (): Pooling =>
  pooled(comb(143, 141), [
    [0.5, 0.5, 140.5, 140.5],
    [0.5, 3.5, 140.5, 3.5],
    [5.5, 0.5, 5.5, 140.5],
  ])
/** The same for 263 samples, of which all rows are one. */
const hundreds = (): Pooling => pooled(comb(2, 529), [[0.5, 1.5, 526.5, 1.5]])
/** A thousand cells high, and wide, most of them off the map. */
const thousand = (): Pooling =>
  pooled(noise(47, 53), [
    [3, -700, 5.5, 299.5],
    [-700, 3, 299.5, 5.25],
  ])

const sampledBy = <T, S extends object>(
  take: (pooling: Pooling) => T,
  settings: S,
): ByWhat<T & S & { readonly samples: number }> => ({
  "one large input: a bin of a thousand cells, of as many samples": () => ({
    ...take(thousand()),
    ...settings,
    samples: 0,
  }),
  "one large input: 70 × 70 samples a bin": () => ({ ...take(seventy()), ...settings, samples: 70 }),
  "one large input: more samples a side of a bin than 8 bits count": () => ({
    ...take(hundreds()),
    ...settings,
    samples: 263,
  }),
})

/** More samples than a table holds, with the other settings that an operation needs. */
export const longSamples = <S extends object>(
  settings: S,
): ByWhat<Pooling & S & { readonly samples: number }> => sampledBy((pooling) => pooling, settings)
export const longSamplesBackward = <S extends object>(
  settings: S,
): ByWhat<PoolingBackward & S & { readonly samples: number }> => sampledBy(given, settings)

/** High, wide, and both: more cells than 8 and 16 bits count in one bin. */
const manyCells = (pattern: MapDraw["pattern"]): Pooling =>
  pooled(noise(301, 271, pattern), [
    [2, 0, 4, 300],
    [0, 3, 270, 5],
    [0, 0, 270, 300],
  ])

const inOneBin = "one large input: more cells in a bin than 16 bits count"
export const longCells = <S extends object>(
  pattern: MapDraw["pattern"],
  settings: S,
): ByWhat<Pooling & S> => ({ [inOneBin]: () => ({ ...manyCells(pattern), ...settings }) })
export const longCellsBackward: ByWhat<PoolingBackward> = { [inOneBin]: () => given(manyCells("ramp")) }
