/** e^x of four floats. */
import { add, greater, mul, splat, sub } from "./lanes"

const LOG2_E: f32 = <f32>Math.LOG2E
/** ln 2 in two pieces: a whole number up to 127 times the first is exact. */
const LN2_HIGH: f32 = 0.693359375
const LN2_LOW: f32 = -2.1219444e-4
/** Adding 1.5 * 2^23 rounds to a whole number n and leaves n in the low bits of the mantissa: shifted by 23, only n is left. */
const TO_MANTISSA: f32 = 12582912.0
const MANTISSA_BITS: i32 = 23

/** a + b r */
function line(a: f32, b: f32, r: v128): v128 {
  return add(splat(a), mul(splat(b), r))
}

/**
 * e^x = 2^n e^r with n = round(x log2 e) and |r| <= ln 2 / 2, e^r = 1 + r + r^2 P(r) by a polynomial that is fitted for the
 * smallest largest error, 0.05 units of roundoff, summed by pairs of terms, which wait for each other less than in a
 * row. Below -87.3 the answer is that of -87.3; x is at most 88.3.
 */
export function exp(x: v128): v128 {
  const clamped = greater(x, splat(-87.3))
  const shifted = add(mul(clamped, splat(LOG2_E)), splat(TO_MANTISSA))
  const n = sub(shifted, splat(TO_MANTISSA))
  const r = sub(sub(clamped, mul(n, splat(LN2_HIGH))), mul(n, splat(LN2_LOW)))
  const square = mul(r, r)
  const low = line(0.4999999403953552, 0.1666652113199234, r)
  const high = add(line(0.0416682548820972, 0.008368662558496, r), mul(square, splat(0.0013821459142491)))
  const power = add(add(mul(add(low, mul(square, high)), square), r), splat(1))
  return i32x4.add(power, i32x4.shl(shifted, MANTISSA_BITS))
}
