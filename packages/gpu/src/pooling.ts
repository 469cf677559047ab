import type { Float32Tensor, FloatTensor, Int32Tensor } from "@detspec/core"
import { sizeOf, wrapFloat32 } from "@detspec/core"
import type { CellMaps } from "./cell-maps.js"
import { cellMaps } from "./cell-maps.js"
import type { Run } from "./launch.js"
import { copyInto } from "./pack.js"
import type { TapGroup, TapLists } from "./tap-lists.js"
import { tapLists } from "./tap-lists.js"
import type { Source } from "./thread.js"
import { tooLargeError } from "./tiles.js"

/** A pooling of features, as what its bins read and what a kernel makes of it. */
export interface PoolingParts {
  /** Of the program: poolings that share it share compiled kernels. */
  readonly name: string
  /** Computes channel x of bin y of region z from the features, the taps, where each bin's taps begin, and `value`. */
  readonly source: Source
  readonly features: FloatTensor
  /** The image of each region. */
  readonly images: Int32Tensor
  readonly rows: number
  readonly columns: number
  /** Whether every bin reads a channel of its own. */
  readonly positionSensitive: boolean
  /** What bin (i, j) of a region reads, in groups of which each has at least `least` taps. */
  readonly groups: (region: number, i: number, j: number) => readonly TapGroup[]
  readonly least: number
  /** What a bin becomes that reads nothing. */
  readonly nothing: number
}

/** Numbers of one plane of features: channels beyond that are pooled in further runs. */
const mostNumbers = 2 ** 24

/** Rows of features that a kernel can tell apart. */
const mostCells = 2 ** 24

const binsOf = ({ rows, columns }: PoolingParts): number => rows * columns

const mapsOf = (parts: PoolingParts): CellMaps | undefined => {
  const { features, images, positionSensitive } = parts
  const maps = cellMaps(features, images, positionSensitive ? binsOf(parts) : 1)
  if (maps.cells < mostCells) return maps
  if (maps.images > 1) throw tooLargeError(`${maps.cells} cells`)
  return undefined
}

/** The output as a view on [regions, bins, lanes], with padding: the channels lie innermost. */
const view = (values: Float32Array, lanes: number, shape: readonly number[]): Float32Tensor => {
  const [regions = 0, channels = 0, rows = 0, columns = 0] = shape
  const all = values.length / (rows * columns * lanes)
  return wrapFloat32([all, rows, columns, lanes], values)
    .hi(regions, rows, columns, channels)
    .transpose(0, 3, 1, 2)
}

/** Parts of the output that have some channels each, as one. */
const joinChannels = (parts: readonly Float32Tensor[], shape: readonly number[]): Float32Tensor => {
  const [first] = parts
  if (first && parts.length === 1) return first
  const [regions = 0] = shape
  const values = new Float32Array(sizeOf(shape))
  let at = 0
  for (let r = 0; r < regions; r += 1) {
    for (const part of parts) {
      copyInto(values, at, part.pick(r, null, null, null))
      at += part.size / regions
    }
  }
  return wrapFloat32(shape, values)
}

const listsOf = (parts: PoolingParts, { first }: CellMaps): TapLists | undefined => {
  const { features, images, rows, columns, groups, least } = parts
  const [regions = 0] = images.shape
  const width = features.shape[3] ?? 0
  const firstOf = (r: number, bin: number): number => first(images.get(r), bin)
  return tapLists({ regions, rows, columns, width, first: firstOf, groups, least })
}

/** What a kernel made of every bin, [R, C, rows, columns]. */
export interface Pooled {
  readonly output: Float32Tensor
  /** The place of the first cell of an image, for a kernel that gives places; of the map of one bin. */
  readonly first: (image: number, bin: number) => number
}

/** Runs the kernel on every bin; undefined where that is left to the host. */
export const pool = async (run: Run, parts: PoolingParts): Promise<Pooled | undefined> => {
  const { name, source, images, rows, columns, nothing } = parts
  const maps = mapsOf(parts)
  const lists = maps && listsOf(parts, maps)
  if (maps === undefined || lists === undefined) return undefined
  const { taps, starts } = lists
  const most = Math.max(4, 4 * Math.floor(mostNumbers / maps.cells / 4))
  const done: Float32Tensor[] = []
  for (let from = 0; from < maps.channels; from += most) {
    const count = Math.min(most, maps.channels - from)
    const plane = maps.plane(from, from + count)
    const output = [plane.sides[0], rows * columns, starts.sides[1]] as const
    const all = [plane, taps, starts, nothing]
    const steps = taps.sides[0] / (rows * columns * starts.sides[1])
    const values = await run({
      name,
      program: { source, functions: [] },
      output,
      arguments: all,
      constants: {},
      steps,
    })
    done.push(view(values, plane.sides[0], [images.size, count, rows, columns]))
  }
  return { output: joinChannels(done, [images.size, maps.channels, rows, columns]), first: maps.first }
}
