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

/** Vectors [first, end) of four numbers, one piece; by twos, so that no comparison waits for the one before it. */
export function survey(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const whole = <usize>args.values + min(<usize>end, <usize>args.count >> 2) * VECTOR_BYTES
  let least = splat(Infinity)
  let greatest = splat(-Infinity)
  let thinnest = splat(Infinity)
  let numbers = i32x4.splat(-1)
  let otherLeast = least
  let otherGreatest = greatest
  let otherThinnest = thinnest
  let at = <usize>args.values + <usize>first * VECTOR_BYTES
  for (; at + VECTOR_BYTES < whole; at += 2 * VECTOR_BYTES) {
    const four = v128.load(at)
    const other = v128.load(at, VECTOR_BYTES)
    least = lesser(least, four)
    otherLeast = lesser(otherLeast, other)
    greatest = greater(greatest, four)
    otherGreatest = greater(otherGreatest, other)
    thinnest = lesser(thinnest, sides(four))
    otherThinnest = lesser(otherThinnest, sides(other))
    numbers = v128.and(numbers, v128.and(f32x4.eq(four, four), f32x4.eq(other, other)))
  }
  least = lesser(least, otherLeast)
  greatest = greater(greatest, otherGreatest)
  thinnest = lesser(thinnest, otherThinnest)
  for (; at < <usize>args.values + <usize>end * VECTOR_BYTES; at += VECTOR_BYTES) {
    const four = at < whole ? v128.load(at) : lastNumbers(at, <i32>args.count & 3)
    least = lesser(least, four)
    greatest = greater(greatest, four)
    numbers = v128.and(numbers, f32x4.eq(four, four))
    if (at < whole) thinnest = lesser(thinnest, sides(four))
  }
  const found = <usize>args.found + <usize>(first / <i32>args.grain) * FOUND_BYTES
  v128.store(found, least)
  v128.store(found, greatest, 16)
  v128.store(found, thinnest, 32)
  v128.store(found, v128.and(numbers, splat(1)), 48)
}

/** x2 - x1 and y2 - y1 of a box, in the first two lanes. */
function sides(box: v128): v128 {
  return sub(v128.shuffle<i32>(box, box, 2, 3, 2, 3), box)
}

/** The last numbers, fewer than four, filled up with the first of them. */
function lastNumbers(at: usize, count: i32): v128 {
  const there = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count))
  return choose(there, v128.load(at), v128.load32_splat(at))
}
