/** A matrix over two lists of boxes: each row one box of the first list, four boxes of the second at a time. */
import { BOX_BYTES, FLOAT_BYTES, LANES } from "../lanes/lanes"

/** Rows [N, 4]; an extra number for each row, or 0; of the columns lists of `stride` floats; the matrix [N, M]. */
@unmanaged
export class PairArguments {
  rows: f64
  extras: f64
  columns: f64
  stride: f64
  columnCount: f64
  matrix: f64
  epsilon: f64
}

/** What a measure is given: a row's box and its extra number, the columns from one on, the distance between their lists. */
@unmanaged
export class Pair {
  row: usize
  extra: usize
  column: usize
  list: usize
  epsilon: f32
}

/** Rows [first, end); `M.of` measures four pairs. M has no fields, no object of it is made. */
export function pairRows<M>(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<PairArguments>(address)
  const pair = changetype<Pair>(scratch)
  pair.list = <usize>args.stride * FLOAT_BYTES
  pair.epsilon = <f32>min(args.epsilon, 3e38)
  const count = <i32>args.columnCount
  const whole = count & ~(LANES - 1)
  for (let row = <usize>first; row < <usize>end; row++) {
    pair.row = <usize>args.rows + row * BOX_BYTES
    pair.extra = <usize>args.extras + row * FLOAT_BYTES
    pair.column = <usize>args.columns
    let output = <usize>args.matrix + row * <usize>count * FLOAT_BYTES
    for (let at = 0; at < whole; at += LANES) {
      v128.store(output, changetype<M>(0).of(pair))
      output += LANES * FLOAT_BYTES
      pair.column += LANES * FLOAT_BYTES
    }
    if (whole < count) storeSome(output, changetype<M>(0).of(pair), count - whole)
  }
}

/** The first `count` lanes, one to three. */
export function storeSome(output: usize, lanes: v128, count: i32): void {
  store<f32>(output, f32x4.extract_lane(lanes, 0))
  if (count > 1) store<f32>(output, f32x4.extract_lane(lanes, 1), 4)
  if (count > 2) store<f32>(output, f32x4.extract_lane(lanes, 2), 8)
}
