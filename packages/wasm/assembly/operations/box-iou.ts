/** Shared area over joint area of each box of one list with each box of another. */
import {
  add,
  BOX_BYTES,
  choose,
  div,
  FLOAT_BYTES,
  greater,
  LANES,
  lesser,
  mul,
  splat,
  sub,
} from "../lanes/lanes"
import { PairArguments, storeSome } from "../pairs/pair-rows"

/** Rows [first, end) of the matrix. The lists of the columns are padded to whole vectors, `stride` floats each. */
export function boxIou(first: i32, end: i32, address: usize): void {
  const args = changetype<PairArguments>(address)
  const rows = <usize>args.rows
  const columns = <usize>args.columns
  const list = <usize>args.stride * FLOAT_BYTES
  const count = <i32>args.columnCount
  const matrix = <usize>args.matrix
  const rowBytes = <usize>count * FLOAT_BYTES
  for (let row = first; row < end; row++) {
    iouRow(rows + <usize>row * BOX_BYTES, columns, list, count, matrix + <usize>row * rowBytes)
  }
}

function iouRow(row: usize, columns: usize, list: usize, count: i32, output: usize): void {
  const left = load<f32>(row)
  const top = load<f32>(row, 4)
  const right = load<f32>(row, 8)
  const bottom = load<f32>(row, 12)
  const x1 = splat(left)
  const y1 = splat(top)
  const x2 = splat(right)
  const y2 = splat(bottom)
  const area = splat((right - left) * (bottom - top))
  const whole = count & ~(LANES - 1)
  for (let at = 0; at < whole; at += LANES) {
    const offset = <usize>at * FLOAT_BYTES
    v128.store(output + offset, iouLanes(x1, y1, x2, y2, area, columns + offset, list))
  }
  if (whole < count) {
    const offset = <usize>whole * FLOAT_BYTES
    storeSome(output + offset, iouLanes(x1, y1, x2, y2, area, columns + offset, list), count - whole)
  }
}

/** Four columns. Without joint area there is no overlap; where rounding leaves less than what is shared, all of it is. */
function iouLanes(x1: v128, y1: v128, x2: v128, y2: v128, area: v128, column: usize, list: usize): v128 {
  const zero = splat(0)
  const width = greater(zero, sub(lesser(x2, v128.load(column + 2 * list)), greater(x1, v128.load(column))))
  const height = greater(
    zero,
    sub(lesser(y2, v128.load(column + 3 * list)), greater(y1, v128.load(column + list))),
  )
  const shared = mul(width, height)
  const joint = sub(add(area, v128.load(column + 4 * list)), shared)
  const some = f32x4.gt(shared, zero)
  return v128.and(some, lesser(splat(1), div(shared, choose(some, joint, splat(1)))))
}
