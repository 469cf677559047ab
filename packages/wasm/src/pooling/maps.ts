import type { FloatTensor, Int32Tensor } from "@detspec/core"
import type { Call } from "../call.js"
import { regionsByImage } from "./regions.js"

/** The sixteen channels of a block at one cell, in bytes. */
export const blockBytes = 64

/** A pooling as work for threads: images × blocks of 16 channels × groups of bins. */
export interface MapsShape {
  readonly batch: number
  /** Channels of the bins. */
  readonly channels: number
  readonly height: number
  readonly width: number
  readonly rows: number
  readonly columns: number
  /** Whether every bin has a channel of its own. */
  readonly positionSensitive: boolean
}

/** What a task over maps is given: elements, scratch, and the arguments that `assembly/pooling/maps.ts` reads. */
export interface MapsJob {
  readonly count: number
  readonly grain: number
  readonly scratch: number
  readonly arguments: readonly number[]
}

/** Operations on vectors that are one piece of work: some 50 µs. */
const piece = 2 ** 16

const workOf = (elements: number, cells: number, regions: number, binsOfGroup: number): number =>
  4 * cells + Math.ceil(regions / Math.max(elements, 1)) * binsOfGroup * 64

/** Lays out the regions by image, and cuts the work. `planes` and `binned` are addresses. */
export const mapsJob = (
  call: Call,
  { batch, channels, height, width, rows, columns, positionSensitive }: MapsShape,
  images: Int32Tensor,
  planes: number,
  binned: number,
): MapsJob => {
  const { regions, firsts } = regionsByImage(images, batch)
  const cells = height * width
  const [groups, binsOfGroup] = positionSensitive ? [rows * columns, 1] : [1, rows * columns]
  const count = batch * Math.ceil(channels / 16) * groups
  return {
    count,
    grain: Math.max(1, Math.floor(piece / workOf(batch, cells, regions.length, binsOfGroup))),
    scratch: blockBytes * (cells + 2 * binsOfGroup + width),
    arguments: [
      planes,
      cells,
      width,
      channels,
      groups,
      call.putInt32(regions),
      call.putInt32(firsts),
      rows,
      columns,
      binned,
    ],
  }
}

/** The shape of a forward pass. */
export const forwardShape = (
  features: FloatTensor,
  [rows, columns]: readonly [number, number],
  positionSensitive: boolean,
): MapsShape => {
  const [batch = 0, planes = 0, height = 0, width = 0] = features.shape
  const channels = positionSensitive ? planes / (rows * columns) : planes
  return { batch, channels, height, width, rows, columns, positionSensitive }
}

/** The shape of a backward pass. */
export const backwardShape = (
  cotangent: FloatTensor,
  maps: { readonly batch: number; readonly height: number; readonly width: number },
  positionSensitive: boolean,
): MapsShape => {
  const [, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const { batch, height, width } = maps
  return { batch, channels, height, width, rows, columns, positionSensitive }
}
