import type { Box } from "@detspec/core"
import type { Pooling, PoolingBackward } from "@detspec/spec/parts"
import { mapOf } from "./maps.js"
import { upTo } from "./plane-moves.js"
import type { ChannelsFor } from "./regions.js"
import { placed } from "./regions.js"

type ByWhat<T> = Readonly<Record<string, () => T>>

const mixed = { pattern: "mixed", cells: [] } as const
const [height, width] = [5, 6]

/** What is long: images with a region each, the last one first; channels; bins a side. */
interface Sides {
  readonly batch: number
  readonly channels: number
  readonly bins: readonly [rows: number, columns: number]
}

const sides: Readonly<Record<string, Sides>> = {
  "one large input: more images, and more bins a side, than a warp has threads": {
    batch: 34,
    channels: 1,
    bins: [34, 35],
  },
  "one large input: more channels than two warps have threads": { batch: 2, channels: 70, bins: [1, 2] },
}

const regionsOf = (batch: number) =>
  placed(
    upTo(batch).map((r) => {
      const [x, y] = [r % 3, r % 2]
      const cells: Box = [x, y, x + 2.5, y + 2.25]
      return { image: batch - 1 - r, cells, folded: false }
    }),
    batch,
    0.5,
  )

const forward = ({ batch, channels, bins: [rows, columns] }: Sides, channelsFor: ChannelsFor): Pooling => ({
  features: mapOf([batch, channelsFor(channels, rows, columns), height, width], mixed),
  ...regionsOf(batch),
  pooledHeight: rows,
  pooledWidth: columns,
})

const backward = ({ batch, channels, bins: [rows, columns] }: Sides): PoolingBackward => ({
  cotangent: mapOf([batch, channels, rows, columns], mixed),
  ...regionsOf(batch),
  batch,
  height,
  width,
})

const each = <T>(make: (of: Sides) => T): ByWhat<T> =>
  Object.fromEntries(Object.entries(sides).map(([what, of]) => [what, () => make(of)]))

/** More of everything than a warp has threads, with the settings that an operation needs besides. */
export const longPoolings = <S extends object>(channelsFor: ChannelsFor, settings: S): ByWhat<Pooling & S> =>
  each((of) => ({ ...forward(of, channelsFor), ...settings }))

export const longBackward = <S extends object>(settings: S): ByWhat<PoolingBackward & S> =>
  each((of) => ({ ...backward(of), ...settings }))
