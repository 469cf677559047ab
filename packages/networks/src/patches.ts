import type { Matrix } from "./matrix.js"
import type { Pair, Window } from "./window.js"
import { placesOn } from "./window.js"

/** Where windows read: the map, their size, how they move, how many places they have. */
export interface Grid {
  readonly map: Pair
  readonly kernel: Pair
  readonly window: Window
  readonly places: Pair
}

export const gridOf = (map: Pair, kernel: Pair, window: Window): Grid => ({
  map,
  kernel,
  window,
  places: placesOn(map, kernel, window),
})

/** For kernel position k and place p, at [k · places + p]: the cell that is read, −1 in the padding. */
export const cellsOf = ({ map, kernel, window, places }: Grid): Int32Array => {
  const { stride, padding, dilation } = window
  const along = (axis: 0 | 1, offset: number): readonly number[] =>
    Array.from({ length: places[axis] }, (_, p) => p * stride[axis] - padding[axis] + offset * dilation[axis])
  const inside = (at: number, side: number): boolean => at >= 0 && at < side
  const all: number[] = []
  for (let k = 0; k < kernel[0] * kernel[1]; k += 1) {
    const columns = along(1, k % kernel[1])
    for (const y of along(0, Math.floor(k / kernel[1])))
      for (const x of columns) all.push(inside(y, map[0]) && inside(x, map[1]) ? y * map[1] + x : -1)
  }
  return Int32Array.from(all)
}

/** The windows of every channel as columns: [channels · kernel, places], zeros in the padding. */
export const patches = (channels: Matrix, cells: Int32Array, places: number): Matrix => {
  const data = new Float64Array(channels.rows * cells.length)
  for (let c = 0; c < channels.rows; c += 1) {
    const map = channels.data.subarray(c * channels.columns, (c + 1) * channels.columns)
    for (let i = 0; i < cells.length; i += 1) data[c * cells.length + i] = map[cells[i] ?? -1] ?? 0
  }
  return { rows: (channels.rows * cells.length) / places, columns: places, data }
}

/** The adjoint: every patch added back to the cells it came from. */
export const addPatches = (to: Matrix, columns: Float64Array, cells: Int32Array): void => {
  for (let c = 0; c < to.rows; c += 1) {
    const map = to.data.subarray(c * to.columns, (c + 1) * to.columns)
    for (let i = 0; i < cells.length; i += 1) {
      const cell = cells[i] ?? -1
      if (cell >= 0) map[cell] = (map[cell] ?? 0) + (columns[c * cells.length + i] ?? 0)
    }
  }
}
