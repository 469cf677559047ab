/** The greatest feature of every bin of whole cells, and where it lies. */
import { choose, greater, splat } from "../lanes/lanes"
import { BLOCK_BYTES } from "../pooling/block"
import { Maps } from "../pooling/maps"

/** i32 ranges [from, to) of cells: of the rows of bins [regions, rows, 2], of the columns [regions, columns, 2]. */
@unmanaged
class Arguments extends Maps {
  rowCells: f64
  columnCells: f64
  argmax: f64
}
const RANGE_BYTES: usize = 8

export function roiPool(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const bins = args.behindPlanes(scratch)
  const places = bins + <usize>args.rows * <usize>args.columns * BLOCK_BYTES
  for (let element = first; element < end; element++) {
    const last = args.endOfRegions(element)
    let at = args.firstRegion(element)
    if (at < last) args.readPlanes(element, scratch)
    for (; at < last; at++) {
      const region = args.region(at)
      poolRegion(args, region, scratch, bins, places)
      args.writeBins(element, region, bins, <usize>args.binned)
      args.writeBins(element, region, places, <usize>args.argmax)
    }
  }
}

function poolRegion(args: Arguments, region: i32, planes: usize, bins: usize, places: usize): void {
  const width = <i32>args.width
  const columns = <i32>args.columns
  const firstColumn = <usize>args.columnCells + <usize>(region * columns) * RANGE_BYTES
  const endColumn = firstColumn + <usize>columns * RANGE_BYTES
  const firstRow = <usize>args.rowCells + <usize>(region * <i32>args.rows) * RANGE_BYTES
  const endRow = firstRow + <usize>args.rows * RANGE_BYTES
  let offset: usize = 0
  for (let row = firstRow; row < endRow; row += RANGE_BYTES) {
    for (let column = firstColumn; column < endColumn; column += RANGE_BYTES) {
      greatest(planes, width, row, column, bins + offset, places + offset)
      offset += BLOCK_BYTES
    }
  }
}

/** Of sixteen channels: the first in row-major order of the greatest; 0 and -1 where there is no cell. */
function greatest(planes: usize, width: i32, row: usize, column: usize, bin: usize, place: usize): void {
  const firstColumn = load<i32>(column)
  const endColumn = load<i32>(column, 4)
  const endRow = load<i32>(row, 4)
  let best0 = splat(-Infinity)
  let best1 = best0
  let best2 = best0
  let best3 = best0
  let where0 = i32x4.splat(-1)
  let where1 = where0
  let where2 = where0
  let where3 = where0
  for (let y = load<i32>(row); y < endRow; y++) {
    const end = y * width + endColumn
    for (let at = y * width + firstColumn; at < end; at++) {
      const cell = planes + <usize>at * BLOCK_BYTES
      const here = i32x4.splat(at)
      where0 = choose(f32x4.gt(v128.load(cell), best0), here, where0)
      best0 = greater(best0, v128.load(cell))
      where1 = choose(f32x4.gt(v128.load(cell, 16), best1), here, where1)
      best1 = greater(best1, v128.load(cell, 16))
      where2 = choose(f32x4.gt(v128.load(cell, 32), best2), here, where2)
      best2 = greater(best2, v128.load(cell, 32))
      where3 = choose(f32x4.gt(v128.load(cell, 48), best3), here, where3)
      best3 = greater(best3, v128.load(cell, 48))
    }
  }
  storeFound(bin, place, best0, where0)
  storeFound(bin + 16, place + 16, best1, where1)
  storeFound(bin + 32, place + 32, best2, where2)
  storeFound(bin + 48, place + 48, best3, where3)
}

function storeFound(bin: usize, place: usize, best: v128, where: v128): void {
  v128.store(bin, v128.andnot(best, i32x4.lt_s(where, i32x4.splat(0))))
  v128.store(place, where)
}
