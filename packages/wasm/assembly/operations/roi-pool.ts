/** The greatest feature of every bin of whole cells, and where it lies. */
import { greater, splat } from "../lanes/lanes"
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
  const bins = args.blockOfBins(scratch)
  const places = bins + <usize>args.rows * <usize>args.columns * BLOCK_BYTES
  for (let element = first; element < end; element++) {
    const last = args.endOfRegions(element)
    let at = args.firstRegion(element)
    if (at < last) args.readPlanes(element, scratch)
    for (; at < last; at++) {
      const region = args.region(at)
      poolRegion(args, region, scratch, bins, places)
      args.writeBins(element, region, bins, <usize>args.binned, scratch)
      args.writeBins(element, region, places, <usize>args.argmax, scratch)
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

/**
 * Of sixteen channels: the first in row-major order of the greatest; 0 and -1 where there is no cell. Places only rise,
 * counted from 1, so that the last place with a greater feature is the greatest of those places.
 */
function greatest(planes: usize, width: i32, row: usize, column: usize, bin: usize, place: usize): void {
  const firstColumn = load<i32>(column)
  const columns = load<i32>(column, 4) - firstColumn
  const endRow = load<i32>(row, 4)
  let best0 = splat(-Infinity)
  let best1 = best0
  let best2 = best0
  let best3 = best0
  let where0 = i32x4.splat(0)
  let where1 = where0
  let where2 = where0
  let where3 = where0
  if (columns > 0) {
    for (let y = load<i32>(row); y < endRow; y++) {
      const at = y * width + firstColumn
      let cell = planes + <usize>at * BLOCK_BYTES
      const end = cell + <usize>columns * BLOCK_BYTES
      let here = i32x4.splat(at + 1)
      do {
        const value0 = v128.load(cell)
        const value1 = v128.load(cell, 16)
        const value2 = v128.load(cell, 32)
        const value3 = v128.load(cell, 48)
        where0 = i32x4.max_s(where0, v128.and(f32x4.gt(value0, best0), here))
        where1 = i32x4.max_s(where1, v128.and(f32x4.gt(value1, best1), here))
        where2 = i32x4.max_s(where2, v128.and(f32x4.gt(value2, best2), here))
        where3 = i32x4.max_s(where3, v128.and(f32x4.gt(value3, best3), here))
        best0 = greater(best0, value0)
        best1 = greater(best1, value1)
        best2 = greater(best2, value2)
        best3 = greater(best3, value3)
        here = i32x4.add(here, i32x4.splat(1))
        cell += BLOCK_BYTES
      } while (cell < end)
    }
  }
  storeFound(bin, place, best0, where0)
  storeFound(bin + 16, place + 16, best1, where1)
  storeFound(bin + 32, place + 32, best2, where2)
  storeFound(bin + 48, place + 48, best3, where3)
}

function storeFound(bin: usize, place: usize, best: v128, where: v128): void {
  v128.store(bin, v128.andnot(best, i32x4.eq(where, i32x4.splat(0))))
  v128.store(place, i32x4.sub(where, i32x4.splat(1)))
}
