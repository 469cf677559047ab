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
  readonly table: () => TapTable
}

/** As many words, and room for `more` at least. */
const enlarged = (words: Int32Array, more: number): Int32Array => {
  const larger = new Int32Array(2 * words.length + more)
  larger.set(words)
  return larger
}

/**
 * Writes `lists` lists of cells `step` bytes apart. The list in hand is kept in float64, and rounded when it closes. `add`
 * looks at the last two cells only: samples ascend, and each has two cells side by side, so that only those can come again.
 */
export const tapWriter = (lists: number, step: number): TapWriter => {
  const starts = new Int32Array(lists + 1)
  let taps: Int32Array = new Int32Array(8 * lists)
  let floats = new Float32Array(taps.buffer)
  const cells: number[] = []
  const weights: number[] = []
  let [list, count, end] = [0, 0, 0]
  const push = (cell: number, weight: number): void => {
    cells[count] = cell
    weights[count] = weight
    count += 1
  }
  const add = (cell: number, weight: number): void => {
    if (count > 0 && cells[count - 1] === cell) weights[count - 1] = (weights[count - 1] ?? 0) + weight
    else if (count > 1 && cells[count - 2] === cell) weights[count - 2] = (weights[count - 2] ?? 0) + weight
    else push(cell, weight)
  }
  const close = (divisor: number): void => {
    if (2 * (end + count) > taps.length) {
      taps = enlarged(taps, 2 * count)
      floats = new Float32Array(taps.buffer)
    }
    for (let at = 0; at < count; at += 1) {
      taps[2 * end] = (cells[at] ?? 0) * step
      floats[2 * end + 1] = (weights[at] ?? 0) / divisor
      end += 1
    }
    count = 0
    list += 1
    starts[list] = end
  }
  return { push, add, close, table: () => ({ starts, taps: taps.subarray(0, 2 * end) }) }
}

/** Lists that the specification made. */
export const tableOf = (lists: readonly Taps[], step: number): TapTable => {
  const { add, close, table } = tapWriter(lists.length, step)
  for (const taps of lists) {
    for (const { cell, weight } of taps) add(cell, weight)
    close(1)
  }
  return table()
}
