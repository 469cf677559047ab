/** What a kernel sees of its input's numbers while it computes with them: nobody else has to read them. */
import { lesser, splat, sub } from "./lanes"

const MAGNITUDE: i32 = 0x7fffffff
const SIGHT_BYTES: usize = 64

/** Where the pieces write what they see of one tensor and of another, 0 where nobody asks; elements of a piece. */
@unmanaged
export class Sights {
  sights: f64
  otherSights: f64
  grain: f64
}

/** |x| */
export function magnitude(x: v128): v128 {
  return v128.and(x, i32x4.splat(MAGNITUDE))
}

/** The bits of |x| are in the order of |x|, infinity beyond all numbers and NaN beyond that: one maximum finds them all. */
export function farther(farthest: v128, x: v128): v128 {
  return i32x4.max_s(farthest, magnitude(x))
}

/** The same of numbers none of which may be negative: in whole numbers without a sign those are the largest of all. */
export function fartherOrNegative(farthest: v128, x: v128): v128 {
  return i32x4.max_u(farthest, x)
}

/** What `fartherOrNegative` saw, as magnitudes: where one was negative, nothing is known, and it is no number. */
export function orNone(farthest: v128): v128 {
  return magnitude(v128.or(farthest, i32x4.shr_s(farthest, 31)))
}

/** The least of x2 - x1 and y2 - y1 so far, in the first two lanes. */
export function thinner(thinnest: v128, box: v128): v128 {
  return lesser(thinnest, sub(v128.shuffle<i32>(box, box, 2, 3, 2, 3), box))
}

/** The same of two boxes side by side in four lanes. */
export function ofBoth(thinnest: v128): v128 {
  return lesser(thinnest, v128.shuffle<i32>(thinnest, thinnest, 2, 3, 0, 1))
}

export function anyWidth(): v128 {
  return splat(Infinity)
}

/** What the piece that begins at `first` saw: the largest magnitudes, the numbers' bits joined by or, the least sides. */
export function report(
  args: Sights,
  sights: f64,
  first: i32,
  farthest: v128,
  signs: v128,
  thinnest: v128,
): void {
  if (sights === 0) return
  const sight = <usize>sights + <usize>(first / <i32>args.grain) * SIGHT_BYTES
  v128.store(sight, farthest)
  v128.store(sight, signs, 16)
  v128.store(sight, thinnest, 32)
}
