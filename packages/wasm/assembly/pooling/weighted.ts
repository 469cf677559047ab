/** Poolings whose bins are weights of rows times weights of columns, forward and backward. */
import { add, mul, splat } from "../lanes/lanes"
import { BLOCK_BYTES } from "./block"
import { addCells, addRows, endOffset, firstOffset, isDense, sumCells, sumRows } from "./lines"
import { Maps } from "./maps"
import { TAP_BYTES, tapOffset, tapsOf, tapWeight } from "./taps"

/** The taps of the rows, those of the columns, and what a bin becomes that has none. */
@unmanaged
class Arguments extends Maps {
  rowStarts: f64
  rowTaps: f64
  columnStarts: f64
  columnTaps: f64
  nothing: f64
}

/** Every bin: the weighted sum of its cells. */
export function poolWeighted(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const bins = args.blockOfBins(scratch)
  for (let element = first; element < end; element++) {
    const last = args.endOfRegions(element)
    let place = args.firstRegion(element)
    if (place < last) args.readPlanes(element, scratch)
    for (; place < last; place++) {
      const region = args.region(place)
      poolRegion(args, element, region, scratch, bins)
      args.writeBins(element, region, bins, <usize>args.binned, scratch)
    }
  }
}

/** Line by line, where all bins of a region are wanted and their columns lie close; else bin by bin. */
function poolRegion(args: Arguments, element: i32, region: i32, planes: usize, bins: usize): void {
  const columnStarts = <usize>args.columnStarts
  const columnTaps = <usize>args.columnTaps
  const firstColumn = region * <i32>args.columns + args.firstColumn(element)
  const endColumn = region * <i32>args.columns + args.endColumn(element)
  const tapsEnd = tapsOf(columnStarts, columnTaps, endColumn)
  const taps = tapsOf(columnStarts, columnTaps, firstColumn)
  const first = firstOffset(taps, tapsEnd)
  const span = endOffset(taps, tapsEnd) - first
  const byLines = isDense(span, taps, tapsEnd)
  const line = args.behindBins(planes)
  const endRow = region * <i32>args.rows + args.endRow(element)
  let bin = bins
  for (let i = region * <i32>args.rows + args.firstRow(element); i < endRow; i++) {
    const row = tapsOf(<usize>args.rowStarts, <usize>args.rowTaps, i)
    const rowEnd = tapsOf(<usize>args.rowStarts, <usize>args.rowTaps, i + 1)
    if (byLines && row < rowEnd) sumRows(planes + first, row, rowEnd, line, span)
    for (let j = firstColumn; j < endColumn; j++) {
      const column = tapsOf(columnStarts, columnTaps, j)
      const columnEnd = tapsOf(columnStarts, columnTaps, j + 1)
      if (row === rowEnd || column === columnEnd) fill(bin, <f32>args.nothing)
      else if (byLines) sumCells(line - first, column, columnEnd, bin)
      else gather(planes, row, rowEnd, column, columnEnd, bin)
      bin += BLOCK_BYTES
    }
  }
}

function fill(bin: usize, value: f32): void {
  const four = splat(value)
  v128.store(bin, four)
  v128.store(bin, four, 16)
  v128.store(bin, four, 32)
  v128.store(bin, four, 48)
}

function gather(planes: usize, row: usize, rowEnd: usize, column: usize, columnEnd: usize, bin: usize): void {
  let sum0 = splat(0)
  let sum1 = sum0
  let sum2 = sum0
  let sum3 = sum0
  for (let y = row; y < rowEnd; y += TAP_BYTES) {
    const line = planes + tapOffset(y)
    const rowWeight = tapWeight(y)
    for (let x = column; x < columnEnd; x += TAP_BYTES) {
      const weight = splat(rowWeight * tapWeight(x))
      const cell = line + tapOffset(x)
      sum0 = add(sum0, mul(weight, v128.load(cell)))
      sum1 = add(sum1, mul(weight, v128.load(cell, 16)))
      sum2 = add(sum2, mul(weight, v128.load(cell, 32)))
      sum3 = add(sum3, mul(weight, v128.load(cell, 48)))
    }
  }
  v128.store(bin, sum0)
  v128.store(bin, sum1, 16)
  v128.store(bin, sum2, 32)
  v128.store(bin, sum3, 48)
}

/** The transpose: every bin's number is shared out to its cells. `planes` is what is written, `binned` what is read. */
export function spreadWeighted(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const bins = args.blockOfBins(scratch)
  for (let element = first; element < end; element++) {
    memory.fill(scratch, 0, <usize>args.cells * BLOCK_BYTES)
    for (let place = args.firstRegion(element); place < args.endOfRegions(element); place++) {
      const region = args.region(place)
      args.readBins(element, region, bins)
      spreadRegion(args, element, region, scratch, bins)
    }
    args.writePlanes(element, scratch)
  }
}

function spreadRegion(args: Arguments, element: i32, region: i32, planes: usize, bins: usize): void {
  const columnStarts = <usize>args.columnStarts
  const columnTaps = <usize>args.columnTaps
  const firstColumn = region * <i32>args.columns + args.firstColumn(element)
  const endColumn = region * <i32>args.columns + args.endColumn(element)
  const tapsEnd = tapsOf(columnStarts, columnTaps, endColumn)
  const taps = tapsOf(columnStarts, columnTaps, firstColumn)
  const first = firstOffset(taps, tapsEnd)
  const span = endOffset(taps, tapsEnd) - first
  const byLines = isDense(span, taps, tapsEnd)
  const line = args.behindBins(planes)
  const endRow = region * <i32>args.rows + args.endRow(element)
  let bin = bins
  for (let i = region * <i32>args.rows + args.firstRow(element); i < endRow; i++) {
    const row = tapsOf(<usize>args.rowStarts, <usize>args.rowTaps, i)
    const rowEnd = tapsOf(<usize>args.rowStarts, <usize>args.rowTaps, i + 1)
    if (byLines) memory.fill(line, 0, span)
    for (let j = firstColumn; j < endColumn; j++) {
      const column = tapsOf(columnStarts, columnTaps, j)
      const columnEnd = tapsOf(columnStarts, columnTaps, j + 1)
      if (byLines) addCells(line - first, column, columnEnd, bin)
      else scatter(planes, row, rowEnd, column, columnEnd, bin)
      bin += BLOCK_BYTES
    }
    if (byLines) addRows(planes + first, row, rowEnd, line, span)
  }
}

function scatter(
  planes: usize,
  row: usize,
  rowEnd: usize,
  column: usize,
  columnEnd: usize,
  bin: usize,
): void {
  const bin0 = v128.load(bin)
  const bin1 = v128.load(bin, 16)
  const bin2 = v128.load(bin, 32)
  const bin3 = v128.load(bin, 48)
  for (let y = row; y < rowEnd; y += TAP_BYTES) {
    const line = planes + tapOffset(y)
    const rowWeight = tapWeight(y)
    for (let x = column; x < columnEnd; x += TAP_BYTES) {
      const weight = splat(rowWeight * tapWeight(x))
      const cell = line + tapOffset(x)
      v128.store(cell, add(v128.load(cell), mul(weight, bin0)))
      v128.store(cell, add(v128.load(cell, 16), mul(weight, bin1)), 16)
      v128.store(cell, add(v128.load(cell, 32), mul(weight, bin2)), 32)
      v128.store(cell, add(v128.load(cell, 48), mul(weight, bin3)), 48)
    }
  }
}
