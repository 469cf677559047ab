import type { Position } from "@detspec/spec"

/** A run of pixels along an axis of the image, and where the list of their places begins. */
export interface Run {
  readonly first: number
  readonly end: number
  readonly places: number
}

/** Pixels along an axis that a side may touch. */
export interface Reach {
  readonly first: number
  readonly end: number
}

/** On either grid no pixel farther from the side than two of its cells, and two more pixels, sees the mask. */
export const reachOf = (low: number, high: number, cells: number, size: number): Reach => {
  const far = (2 * (high - low)) / cells + 2
  const first = Math.min(Math.max(0, Math.floor(low - far)), size)
  return { first, end: Math.max(first, Math.min(size, Math.ceil(high + far))) }
}

export interface PlaceTable {
  /** Writes the places of those pixels that see the mask: beyond it, a position is -1. */
  readonly add: (position: Position, reach: Reach) => Run
  /** i32 the cell before each place, counted from the border; f32 how far it is towards the next. */
  readonly numbers: Int32Array
}

/** Room for so many places. */
export const placeTable = (size: number): PlaceTable => {
  const cells = new Int32Array(2 * size)
  const shares = new Float32Array(cells.buffer)
  let used = 0
  const add = (position: Position, { first, end }: Reach): Run => {
    const places = used
    let start = end
    for (let pixel = first; pixel < end; pixel += 1) {
      const at = position(pixel)
      if (at === -1) continue
      if (used === places) start = pixel
      const cell = Math.floor(at)
      cells[2 * used] = cell + 1
      shares[2 * used + 1] = at - cell
      used += 1
    }
    return { first: start, end: start + used - places, places }
  }
  return { add, numbers: cells }
}
