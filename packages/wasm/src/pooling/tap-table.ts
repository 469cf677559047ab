import type { Taps } from "@detspec/spec/parts"

/** Taps of many lists: how many taps come before each list, then all; a tap is a cell and, as the bits of a float32, a weight. */
export interface TapTable {
  readonly starts: Int32Array
  readonly taps: Int32Array
}

/** A table that grows list by list. */
export interface TapWriter {
  readonly push: (cell: number, weight: number) => void
  /** Pushes a cell, unless it came before in this list: then its weights are summed. */
  readonly add: (cell: number, weight: number) => void
  /** Divides the weights of the list in hand by `divisor` and closes it. */
  readonly close: (divisor: number) => void
  /** The table, with cells `step` bytes apart. */
  readonly table: (step: number) => TapTable
}

const doubled = (values: Float64Array): Float64Array => {
  const larger = new Float64Array(2 * values.length)
  larger.set(values)
  return larger
}

/**
 * Writes `lists` lists. `add` looks at the last two cells only: samples ascend, and each has two cells side by side,
 * so that only those can come again.
 */
export const tapWriter = (lists: number): TapWriter => {
  const starts = new Int32Array(lists + 1)
  let cells: Float64Array = new Float64Array(4 * lists + 4)
  let weights: Float64Array = new Float64Array(4 * lists + 4)
  let [list, end] = [0, 0]
  const push = (cell: number, weight: number): void => {
    if (end === cells.length) [cells, weights] = [doubled(cells), doubled(weights)]
    cells[end] = cell
    weights[end] = weight
    end += 1
  }
  const add = (cell: number, weight: number): void => {
    const start = starts[list] ?? 0
    for (let at = end - 1; at >= start && at >= end - 2; at -= 1) {
      if (cells[at] !== cell) continue
      weights[at] = (weights[at] ?? 0) + weight
      return
    }
    push(cell, weight)
  }
  const close = (divisor: number): void => {
    for (let at = starts[list] ?? 0; at < end; at += 1) weights[at] = (weights[at] ?? 0) / divisor
    list += 1
    starts[list] = end
  }
  const table = (step: number): TapTable => {
    const taps = new Int32Array(2 * end)
    const floats = new Float32Array(taps.buffer)
    for (let at = 0; at < end; at += 1) {
      taps[2 * at] = (cells[at] ?? 0) * step
      floats[2 * at + 1] = weights[at] ?? 0
    }
    return { starts, taps }
  }
  return { push, add, close, table }
}

/** Lists that the specification made. */
export const tableOf = (lists: readonly Taps[], step: number): TapTable => {
  const writer = tapWriter(lists.length)
  for (const taps of lists) {
    for (const { cell, weight } of taps) writer.add(cell, weight)
    writer.close(1)
  }
  return writer.table(step)
}
