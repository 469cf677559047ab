/** The least and the greatest of many whole numbers: a quick look at input. */
const VECTOR_BYTES: usize = 16
/** Of a piece: four least, four greatest. */
const FOUND_BYTES: usize = 32
const GREATEST: i32 = 0x7fffffff
const LEAST: i32 = -0x80000000

@unmanaged
class Arguments {
  values: f64
  found: f64
  /** Vectors of a piece, and how many numbers there are: the last vector may be filled up with others. */
  grain: f64
  count: f64
}

/** Vectors [first, end) of four numbers, one piece. */
export function surveyWhole(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const values = <usize>args.values
  const whole = min(end, <i32>(<usize>args.count >> 2))
  let least = i32x4.splat(GREATEST)
  let greatest = i32x4.splat(LEAST)
  for (let n = first; n < whole; n++) {
    const four = v128.load(values + <usize>n * VECTOR_BYTES)
    least = i32x4.min_s(least, four)
    greatest = i32x4.max_s(greatest, four)
  }
  if (whole < end) {
    const there = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(<i32>args.count & 3))
    const four = v128.load(values + <usize>whole * VECTOR_BYTES)
    least = i32x4.min_s(least, v128.bitselect(four, least, there))
    greatest = i32x4.max_s(greatest, v128.bitselect(four, greatest, there))
  }
  const found = <usize>args.found + <usize>(first / <i32>args.grain) * FOUND_BYTES
  v128.store(found, least)
  v128.store(found, greatest, 16)
}
