/** Shared over joint pixels of every pair of masks. */
import { sharedPixels } from "../masks/bits"

/** Bits, extents and areas of all masks, those of the rows first; the matrix [rows, columns]. */
@unmanaged
class Arguments {
  bits: f64
  words: f64
  extents: f64
  areas: f64
  rows: f64
  columns: f64
  matrix: f64
}

/** Rows [first, end). Only the words between the first and the last pixel of both are compared. */
export function maskIou(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const bits = <usize>args.bits
  const bytes = <usize>args.words * 8
  const extents = <usize>args.extents
  const areas = <usize>args.areas
  const rows = <usize>args.rows
  const columns = <usize>args.columns
  let output = <usize>args.matrix + <usize>first * columns * 4
  for (let row = <usize>first; row < <usize>end; row++) {
    const area = load<i32>(areas + row * 4)
    for (let other = rows; other < rows + columns; other++) {
      const start = max(load<i32>(extents + row * 8), load<i32>(extents + other * 8))
      const stop = min(load<i32>(extents + row * 8, 4), load<i32>(extents + other * 8, 4))
      const shared = start < stop ? sharedPixels(bits + row * bytes, bits + other * bytes, start, stop) : 0
      const joint = area + load<i32>(areas + other * 4) - shared
      store<f32>(output, joint > 0 ? <f32>(<f64>shared / <f64>joint) : 0)
      output += 4
    }
  }
}
