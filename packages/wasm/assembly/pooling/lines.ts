/**
 * Poolings line by line. The weight of a cell is a product of a row's and a column's: the rows of a row of bins are
 * summed to one line of cells, and bins are sums along that line; backward, bins are shared out to a line, and the line
 * to rows. A cell that several bins of a row read is weighed by its row once, not once for each bin.
 */
import { add, mul } from "../lanes/lanes"
import { BLOCK_BYTES } from "./block"
import { splatWeight, TAP_BYTES, tapOffset } from "./taps"

/** Where the first cell of some taps lies, and where the last one ends. */
export function firstOffset(taps: usize, end: usize): usize {
  let first: usize = usize.MAX_VALUE
  for (let tap = taps; tap < end; tap += TAP_BYTES) first = min(first, tapOffset(tap))
  return first
}
export function endOffset(taps: usize, end: usize): usize {
  let last: usize = 0
  for (let tap = taps; tap < end; tap += TAP_BYTES) last = max(last, tapOffset(tap))
  return last + BLOCK_BYTES
}

/** Whether there are as many taps as cells between the first and the last: then lines are less work than bins. */
export function isDense(span: usize, taps: usize, end: usize): bool {
  return taps < end && span <= (end - taps) * (BLOCK_BYTES / TAP_BYTES)
}

/** A line: the weighted sum of the rows of a list of taps, of which there is one at least, at `span` bytes of cells. */
export function sumRows(cells: usize, row: usize, rowEnd: usize, line: usize, span: usize): void {
  let tap = row + 3 * TAP_BYTES
  if (tap <= rowEnd) setThreeRows(cells, row, line, span)
  else if (row + TAP_BYTES < rowEnd) addTwoRows<Fresh>(cells, row, line, span)
  else addRow<Fresh>(cells, row, line, span)
  for (; tap + TAP_BYTES < rowEnd; tap += 2 * TAP_BYTES) addTwoRows<Filled>(cells, tap, line, span)
  if (tap < rowEnd) addRow<Filled>(cells, tap, line, span)
}

/** What a line held before: nothing, or a sum. */
@unmanaged
class Fresh {
  and(_line: usize, sum: v128): v128 {
    return sum
  }
}
@unmanaged
class Filled {
  and(line: usize, sum: v128): v128 {
    return add(v128.load(line), sum)
  }
}

function addOne<L>(cell: usize, weight: v128, line: usize): void {
  v128.store(line, changetype<L>(0).and(line, mul(weight, v128.load(cell))))
}
function addTwo<L>(cell: usize, weight: v128, next: usize, nextWeight: v128, line: usize): void {
  const sum = add(mul(weight, v128.load(cell)), mul(nextWeight, v128.load(next)))
  v128.store(line, changetype<L>(0).and(line, sum))
}

function setThree(cellA: usize, a: v128, cellB: usize, b: v128, cellC: usize, c: v128, line: usize): void {
  const two = add(mul(a, v128.load(cellA)), mul(b, v128.load(cellB)))
  v128.store(line, add(two, mul(c, v128.load(cellC))))
}

/** Tests stand at the loops' ends, so that weights are not spread over lanes in them. */
function addRow<L>(cells: usize, tap: usize, line: usize, span: usize): void {
  const weight = splatWeight(tap)
  const row = cells + tapOffset(tap)
  let x: usize = 0
  do {
    addOne<L>(row + x, weight, line + x)
    addOne<L>(row + x + 16, weight, line + x + 16)
    addOne<L>(row + x + 32, weight, line + x + 32)
    addOne<L>(row + x + 48, weight, line + x + 48)
    x += BLOCK_BYTES
  } while (x < span)
}

function addTwoRows<L>(cells: usize, tap: usize, line: usize, span: usize): void {
  const weight = splatWeight(tap)
  const row = cells + tapOffset(tap)
  const nextWeight = splatWeight(tap + TAP_BYTES)
  const nextRow = cells + tapOffset(tap + TAP_BYTES)
  let x: usize = 0
  do {
    addTwo<L>(row + x, weight, nextRow + x, nextWeight, line + x)
    addTwo<L>(row + x + 16, weight, nextRow + x + 16, nextWeight, line + x + 16)
    addTwo<L>(row + x + 32, weight, nextRow + x + 32, nextWeight, line + x + 32)
    addTwo<L>(row + x + 48, weight, nextRow + x + 48, nextWeight, line + x + 48)
    x += BLOCK_BYTES
  } while (x < span)
}

/** Of most lists these are all taps. */
function setThreeRows(cells: usize, tap: usize, line: usize, span: usize): void {
  const a = splatWeight(tap)
  const b = splatWeight(tap + TAP_BYTES)
  const c = splatWeight(tap + 2 * TAP_BYTES)
  const rowA = cells + tapOffset(tap)
  const rowB = cells + tapOffset(tap + TAP_BYTES)
  const rowC = cells + tapOffset(tap + 2 * TAP_BYTES)
  let x: usize = 0
  do {
    setThree(rowA + x, a, rowB + x, b, rowC + x, c, line + x)
    setThree(rowA + x + 16, a, rowB + x + 16, b, rowC + x + 16, c, line + x + 16)
    setThree(rowA + x + 32, a, rowB + x + 32, b, rowC + x + 32, c, line + x + 32)
    setThree(rowA + x + 48, a, rowB + x + 48, b, rowC + x + 48, c, line + x + 48)
    x += BLOCK_BYTES
  } while (x < span)
}

/** The sum of the cells of a list of taps, of which there is one at least, each by its weight. */
export function sumCells(cells: usize, first: usize, end: usize, bin: usize): void {
  const weight = splatWeight(first)
  const cell = cells + tapOffset(first)
  let sum0 = mul(weight, v128.load(cell))
  let sum1 = mul(weight, v128.load(cell, 16))
  let sum2 = mul(weight, v128.load(cell, 32))
  let sum3 = mul(weight, v128.load(cell, 48))
  for (let tap = first + TAP_BYTES; tap < end; tap += TAP_BYTES) {
    const weight = splatWeight(tap)
    const cell = cells + tapOffset(tap)
    sum0 = add(sum0, mul(weight, v128.load(cell)))
    sum1 = add(sum1, mul(weight, v128.load(cell, 16)))
    sum2 = add(sum2, mul(weight, v128.load(cell, 32)))
    sum3 = add(sum3, mul(weight, v128.load(cell, 48)))
  }
  v128.store(bin, sum0)
  v128.store(bin, sum1, 16)
  v128.store(bin, sum2, 32)
  v128.store(bin, sum3, 48)
}

/** The transpose of `sumRows`: two rows at a time, so that their weights are spread over lanes once. */
export function addRows(cells: usize, row: usize, rowEnd: usize, line: usize, span: usize): void {
  let tap = row
  for (; tap + TAP_BYTES < rowEnd; tap += 2 * TAP_BYTES) giveTwoRows(cells, tap, line, span)
  if (tap < rowEnd) giveRow(cells, tap, line, span)
}

function give(cell: usize, weight: v128, line: v128): void {
  v128.store(cell, add(v128.load(cell), mul(weight, line)))
}

function giveRow(cells: usize, tap: usize, line: usize, span: usize): void {
  const weight = splatWeight(tap)
  const row = cells + tapOffset(tap)
  let x: usize = 0
  do {
    give(row + x, weight, v128.load(line + x))
    give(row + x + 16, weight, v128.load(line + x, 16))
    give(row + x + 32, weight, v128.load(line + x, 32))
    give(row + x + 48, weight, v128.load(line + x, 48))
    x += BLOCK_BYTES
  } while (x < span)
}

function giveTwo(cell: usize, weight: v128, next: usize, nextWeight: v128, line: usize): void {
  const sum = v128.load(line)
  give(cell, weight, sum)
  give(next, nextWeight, sum)
}

function giveTwoRows(cells: usize, tap: usize, line: usize, span: usize): void {
  const weight = splatWeight(tap)
  const row = cells + tapOffset(tap)
  const nextWeight = splatWeight(tap + TAP_BYTES)
  const nextRow = cells + tapOffset(tap + TAP_BYTES)
  let x: usize = 0
  do {
    giveTwo(row + x, weight, nextRow + x, nextWeight, line + x)
    giveTwo(row + x + 16, weight, nextRow + x + 16, nextWeight, line + x + 16)
    giveTwo(row + x + 32, weight, nextRow + x + 32, nextWeight, line + x + 32)
    giveTwo(row + x + 48, weight, nextRow + x + 48, nextWeight, line + x + 48)
    x += BLOCK_BYTES
  } while (x < span)
}

/** The transpose of `sumCells`: a bin, by the weight of each tap of a list, goes to the tap's cell. */
export function addCells(cells: usize, first: usize, end: usize, bin: usize): void {
  const bin0 = v128.load(bin)
  const bin1 = v128.load(bin, 16)
  const bin2 = v128.load(bin, 32)
  const bin3 = v128.load(bin, 48)
  for (let tap = first; tap < end; tap += TAP_BYTES) {
    const weight = splatWeight(tap)
    const cell = cells + tapOffset(tap)
    v128.store(cell, add(v128.load(cell), mul(weight, bin0)))
    v128.store(cell, add(v128.load(cell, 16), mul(weight, bin1)), 16)
    v128.store(cell, add(v128.load(cell, 32), mul(weight, bin2)), 32)
    v128.store(cell, add(v128.load(cell, 48), mul(weight, bin3)), 48)
  }
}
