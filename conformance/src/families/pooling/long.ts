import type { Box } from "@detspec/core"
import type { Pooling, PoolingBackward } from "@detspec/spec/parts"
import { mapOf } from "./maps.js"
import { upTo } from "./plane-moves.js"
import type { ChannelsFor } from "./regions.js"
import { placed } from "./regions.js"

type ByWhat<T> = Readonly<Record<string, () => T>>

const mixed = { pattern: "mixed", cells: [] } as const
const usual = [5, 6] as const

/** More than 16 bits count, and no multiple of any block. */
const tooMany = 65_603
/** What is long: images with a region each, the last one first; channels; bins a side. */
interface Sides {
  /** Rows and columns of cells, where they are not 5 and 6. */
  readonly map?: readonly [number, number]
  /** Where every region lies, where it is not told by its number. */
  readonly cells?: Box
  readonly batch: number
  /** Where not every image has one. */
  readonly regions?: number
  readonly channels: number
  readonly bins: readonly [rows: number, columns: number]
  readonly spatialScale: number
}

/** As small as they may be, where there are so many. */
const small: Pick<Sides, "map" | "cells" | "bins" | "spatialScale"> = {
  map: [1, 2],
  cells: [0, 0, 1, 0],
  bins: [1, 1],
  spatialScale: 0.5,
}

/** Corners beyond what 16 bits hold in the one, in parts of a pixel in the other. */
const sides: Readonly<Record<string, Sides>> = {
  "one large input: more images, more bins a side, larger coordinates than usual": {
    batch: 34,
    channels: 1,
    bins: [34, 35],
    spatialScale: 2 ** -15,
  },
  "one large input: more channels, smaller coordinates than usual": {
    batch: 2,
    channels: 70,
    bins: [1, 2],
    spatialScale: 64,
  },
  "one large input: more images than 8 bits count": {
    batch: 263,
    regions: 5,
    channels: 1,
    bins: [2, 1],
    spatialScale: 0.5,
  },
  "one large input: more channels than 8 bits count": {
    batch: 1,
    channels: 263,
    bins: [1, 2],
    spatialScale: 0.5,
  },
  "one large input: more rows of bins than 8 bits count": {
    batch: 1,
    channels: 1,
    bins: [259, 1],
    spatialScale: 0.5,
  },
  "one large input: more columns of bins than 8 bits count": {
    batch: 1,
    channels: 1,
    bins: [1, 261],
    spatialScale: 0.5,
  },
  "one large input: more bins than a tile, each about a cell": {
    map: [37, 19],
    cells: [0.25, 0.25, 17.75, 35.75],
    batch: 1,
    channels: 1,
    bins: [33, 17],
    spatialScale: 0.5,
  },
  "one large input: more images, and regions, than 16 bits count": { ...small, batch: tooMany, channels: 1 },
  "one large input: more channels than 16 bits count": { ...small, batch: 1, channels: tooMany },
}

const regionsOf = ({ batch, regions = batch, spatialScale, cells: everywhere }: Sides) =>
  placed(
    upTo(regions).map((r) => {
      const [x, y] = [r % 3, r % 2]
      const cells: Box = everywhere ?? [x, y, x + 2.5, y + 2.25]
      return { image: batch - 1 - r, cells, folded: false }
    }),
    batch,
    spatialScale,
  )

const forward = (of: Sides, channelsFor: ChannelsFor): Pooling => {
  const [rows, columns] = of.bins
  const shape = [of.batch, channelsFor(of.channels, rows, columns), ...(of.map ?? usual)]
  const features = mapOf(shape, mixed)
  return { features, ...regionsOf(of), pooledHeight: rows, pooledWidth: columns }
}

const backward = (of: Sides): PoolingBackward => ({
  cotangent: mapOf([of.regions ?? of.batch, of.channels, ...of.bins], mixed),
  ...regionsOf(of),
  batch: of.batch,
  height: (of.map ?? usual)[0],
  width: (of.map ?? usual)[1],
})

const each = <T>(make: (of: Sides) => T): ByWhat<T> =>
  Object.fromEntries(Object.entries(sides).map(([what, of]) => [what, () => make(of)]))

/** More of everything than a warp has threads, with the settings that an operation needs besides. */
export const longPoolings = <S extends object>(channelsFor: ChannelsFor, settings: S): ByWhat<Pooling & S> =>
  each((of) => ({ ...forward(of, channelsFor), ...settings }))

export const longBackward = <S extends object>(settings: S): ByWhat<PoolingBackward & S> =>
  each((of) => ({ ...backward(of), ...settings }))
