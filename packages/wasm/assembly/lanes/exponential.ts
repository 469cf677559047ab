/** e^x of four floats. */
import { add, greater, lesser, mul, splat, sub } from "./lanes"

const LOG2_E: f32 = <f32>Math.LOG2E
/** ln 2 in two pieces: a whole number up to 127 times the first is exact. */
const LN2_HIGH: f32 = 0.693359375
const LN2_LOW: f32 = -2.1219444e-4
/** Adding 1.5 * 2^23 leaves a small whole number in the low bits of the mantissa. */
const TO_MANTISSA: f32 = 12582912.0
const TO_MANTISSA_BITS: i32 = 0x4b400000
const MANTISSA_BITS: i32 = 23

/** sum * r + coefficient */
function horner(sum: v128, r: v128, coefficient: f32): v128 {
  return add(mul(sum, r), splat(coefficient))
}

/** value * 2^n for whole numbers n, where value and result are normal. */
function timesPowerOfTwo(value: v128, n: v128): v128 {
  const whole = i32x4.sub(add(n, splat(TO_MANTISSA)), i32x4.splat(TO_MANTISSA_BITS))
  return i32x4.add(value, i32x4.shl(whole, MANTISSA_BITS))
}

/**
 * e^x = 2^n e^r with n = round(x log2 e) and |r| <= ln 2 / 2, e^r by a polynomial of degree 7 (Cephes expf).
 * Below -87.3 the answer is that of -87.3, above 88.3 that of 88.3.
 */
export function exp(x: v128): v128 {
  const clamped = lesser(greater(x, splat(-87.3)), splat(88.3))
  const n = f32x4.nearest(mul(clamped, splat(LOG2_E)))
  const r = sub(sub(clamped, mul(n, splat(LN2_HIGH))), mul(n, splat(LN2_LOW)))
  let sum = splat(1.98756915e-4)
  sum = horner(sum, r, 1.3981999507e-3)
  sum = horner(sum, r, 8.3334519073e-3)
  sum = horner(sum, r, 4.1665795894e-2)
  sum = horner(sum, r, 1.6666665459e-1)
  sum = horner(sum, r, 5.0000001201e-1)
  return timesPowerOfTwo(add(add(mul(mul(sum, r), r), r), splat(1)), n)
}
