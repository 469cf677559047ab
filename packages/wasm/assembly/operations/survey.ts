/** The least and the greatest of many numbers, whether all are numbers, and the least side of boxes: a quick look at input. */
import { choose, greater, lesser, splat, sub } from "../lanes/lanes"

const VECTOR_BYTES: usize = 16
/** Of a piece: four least, four greatest, four least sides (two of them count), and a mask that is full where all are numbers. */
const FOUND_BYTES: usize = 64

@unmanaged
class Arguments {
  values: f64
  found: f64
  /** Vectors of a piece, and how many numbers there are: the last vector may be filled up with others. */
  grain: f64
  count: f64
}

/** Vectors [first, end) of four numbers, one piece. */
export function survey(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  let least = splat(Infinity)
  let greatest = splat(-Infinity)
  let thinnest = splat(Infinity)
  let numbers = i32x4.splat(-1)
  const start = <usize>args.values + <usize>first * VECTOR_BYTES
  const whole = min(<usize>end, <usize>args.count >> 2)
  let at = start
  for (; at < <usize>args.values + whole * VECTOR_BYTES; at += VECTOR_BYTES) {
    const four = v128.load(at)
    least = lesser(least, four)
    greatest = greater(greatest, four)
    numbers = v128.and(numbers, f32x4.eq(four, four))
    thinnest = lesser(thinnest, sub(v128.shuffle<i32>(four, four, 2, 3, 2, 3), four))
  }
  if (whole < <usize>end) {
    const there = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(<i32>args.count & 3))
    const four = choose(there, v128.load(at), v128.load32_splat(at))
    least = lesser(least, four)
    greatest = greater(greatest, four)
    numbers = v128.and(numbers, f32x4.eq(four, four))
  }
  const found = <usize>args.found + <usize>(first / <i32>args.grain) * FOUND_BYTES
  v128.store(found, least)
  v128.store(found, greatest, 16)
  v128.store(found, thinnest, 32)
  v128.store(found, v128.and(numbers, splat(1)), 48)
}
