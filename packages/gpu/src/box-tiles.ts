import type { Box, FloatTensor } from "@detspec/core"
import type { Grid } from "./launch.js"
import { flat, padded, paddedCoarsely } from "./pack.js"

/** Neighbours in a list of boxes, `lanes` at a time: anchors that lie near each other stand near each other. */
export interface BoxTiles {
  readonly count: number
  readonly lanes: number
  /** Corner k of box x of tile y at [y][x][k]. */
  readonly boxes: Grid
  /** The smallest box around each tile. */
  readonly hulls: readonly Box[]
}

/** What belongs to each of some rows, one row after the other, and where each row begins; the last ends where one more would. */
export interface Lists {
  readonly starts: Float32Array
  readonly entries: Float32Array
  /** Entries a row. */
  readonly average: number
}

const fewestLanes = 64

/** So many places a kernel can tell apart, counting them in float32. */
const mostPlaces = 2 ** 24

/** As many boxes a tile as keep the lists of `rows` rows over all tiles within what a kernel can count. */
const lanesFor = (count: number, rows: number): number => {
  let lanes = fewestLanes
  while (Math.ceil(count / lanes) * rows > mostPlaces) lanes *= 2
  return lanes
}

/** A loop over plain numbers: it reads every box once. */
const hullOf = (corners: Float32Array, from: number, to: number): Box => {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (let at = from; at < to; at += 4) {
    if (corners[at] < left) left = corners[at]
    if (corners[at + 1] < top) top = corners[at + 1]
    if (corners[at + 2] > right) right = corners[at + 2]
    if (corners[at + 3] > bottom) bottom = corners[at + 3]
  }
  return [left, top, right, bottom]
}

/** Boxes [N, 4] in tiles, of which `rows` other boxes will have lists. */
export const boxTiles = (boxes: FloatTensor, rows: number): BoxTiles => {
  const [count = 0] = boxes.shape
  const lanes = lanesFor(count, rows)
  const tiles = Math.ceil(count / lanes)
  const values = flat(boxes, 4 * lanes * tiles)
  const hulls = Array.from({ length: tiles }, (_, tile) =>
    hullOf(values, 4 * lanes * tile, 4 * Math.min(lanes * (tile + 1), count)),
  )
  return { count, lanes, boxes: { values, sides: [4, lanes, tiles] }, hulls }
}

/** Whether the insides of two boxes share a point: without one they share no area. */
const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

/** For each of `rows` the columns whose insides it meets. */
export const meeting = (rows: readonly Box[], columns: readonly Box[]): Lists => {
  const starts = new Float32Array(padded(rows.length + 1))
  const entries: number[] = []
  for (const [r, row] of rows.entries()) {
    for (let c = 0; c < columns.length; c += 1) if (meet(row, columns[c])) entries.push(c)
    starts.fill(entries.length, r + 1)
  }
  const places = new Float32Array(paddedCoarsely(entries.length))
  places.set(entries)
  return { starts, entries: places, average: entries.length / rows.length }
}
