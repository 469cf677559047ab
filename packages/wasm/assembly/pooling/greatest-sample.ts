/** The greatest of the samples of a bin, each interpolated from two rows and two columns. */
import { add, FLOAT_BYTES, greater, LANES, mul, splat } from "../lanes/lanes"
import { BLOCK_BYTES } from "./block"
import { Maps } from "./maps"
import { TAP_BYTES, tapOffset, tapsOf, tapWeight } from "./taps"

/** The taps of the rows and those of the columns, two for every sample. */
@unmanaged
class Arguments extends Maps {
  rowStarts: f64
  rowTaps: f64
  columnStarts: f64
  columnTaps: f64
}
const PAIR: usize = 2 * TAP_BYTES
const VECTOR_BYTES: usize = <usize>LANES * FLOAT_BYTES

export function poolGreatestSample(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const bins = args.blockOfBins(scratch)
  for (let element = first; element < end; element++) {
    const last = args.endOfRegions(element)
    let place = args.firstRegion(element)
    if (place < last) args.readPlanes(element, scratch)
    for (; place < last; place++) {
      const region = args.region(place)
      poolRegion(args, region, scratch, bins)
      args.writeBins(element, region, bins, <usize>args.binned, scratch)
    }
  }
}

function poolRegion(args: Arguments, region: i32, planes: usize, bins: usize): void {
  const rowStarts = <usize>args.rowStarts
  const rowTaps = <usize>args.rowTaps
  const columnStarts = <usize>args.columnStarts
  const columnTaps = <usize>args.columnTaps
  const rows = <i32>args.rows
  const columns = <i32>args.columns
  let bin = bins
  for (let i = region * rows; i < (region + 1) * rows; i++) {
    const row = tapsOf(rowStarts, rowTaps, i)
    const rowEnd = tapsOf(rowStarts, rowTaps, i + 1)
    for (let j = region * columns; j < (region + 1) * columns; j++) {
      const column = tapsOf(columnStarts, columnTaps, j)
      const columnEnd = tapsOf(columnStarts, columnTaps, j + 1)
      for (let lane: usize = 0; lane < BLOCK_BYTES; lane += VECTOR_BYTES) {
        v128.store(bin + lane, greatest(planes + lane, row, rowEnd, column, columnEnd))
      }
      bin += BLOCK_BYTES
    }
  }
}

/** Of four channels; 0 where a bin has no samples. */
function greatest(planes: usize, row: usize, rowEnd: usize, column: usize, columnEnd: usize): v128 {
  if (row === rowEnd || column === columnEnd) return splat(0)
  let best = splat(-Infinity)
  for (let y = row; y < rowEnd; y += PAIR) {
    for (let x = column; x < columnEnd; x += PAIR) {
      best = greater(best, add(inRow(planes, y, x), inRow(planes, y + TAP_BYTES, x)))
    }
  }
  return best
}

/** The part of a sample that one of its two rows gives. */
function inRow(planes: usize, y: usize, x: usize): v128 {
  const line = planes + tapOffset(y)
  const left = mul(splat(tapWeight(x)), v128.load(line + tapOffset(x)))
  const right = mul(splat(tapWeight(x + TAP_BYTES)), v128.load(line + tapOffset(x + TAP_BYTES)))
  return mul(splat(tapWeight(y)), add(left, right))
}
