/** The natural logarithm of four floats. */
import { add, mul, splat, sub } from "./lanes"

const MANTISSA_BITS: i32 = 23
const MANTISSA_MASK: i32 = 0x007fffff
const HALF_BITS: i32 = 0x3f000000
const BIAS: i32 = 126
const SQRT_HALF: f32 = <f32>Math.SQRT1_2
/** ln 2 in two pieces: a whole number up to 255 times the first is exact. */
const LN2_HIGH: f32 = 0.693359375
const LN2_LOW: f32 = -2.1219444e-4

/** sum * m + coefficient */
function horner(sum: v128, m: v128, coefficient: f32): v128 {
  return add(mul(sum, m), splat(coefficient))
}

/** As a class, since only methods can be marked to be compiled into their callers, in whose loops its constants stay. */
@unmanaged
export class Logarithm {
  /**
   * ln x = e ln 2 + ln(1 + m), where x = 2^e (1 + m) and 1 + m lies between sqrt 1/2 and sqrt 2, ln(1 + m) by a
   * polynomial of degree 9 (Cephes logf). For normal positive numbers.
   */
  @inline
  static of(x: v128): v128 {
    const bits = v128.or(v128.and(x, i32x4.splat(MANTISSA_MASK)), i32x4.splat(HALF_BITS))
    const small = f32x4.lt(bits, splat(SQRT_HALF))
    const exponent = i32x4.sub(i32x4.shr_u(x, MANTISSA_BITS), i32x4.splat(BIAS))
    const e = sub(f32x4.convert_i32x4_s(exponent), v128.and(small, splat(1)))
    const m = sub(add(bits, v128.and(small, bits)), splat(1))
    const square = mul(m, m)
    let sum = splat(7.0376836292e-2)
    sum = horner(sum, m, -1.151461031e-1)
    sum = horner(sum, m, 1.167699874e-1)
    sum = horner(sum, m, -1.2420140846e-1)
    sum = horner(sum, m, 1.4249322787e-1)
    sum = horner(sum, m, -1.6668057665e-1)
    sum = horner(sum, m, 2.0000714765e-1)
    sum = horner(sum, m, -2.4999993993e-1)
    sum = horner(sum, m, 3.3333331174e-1)
    let tail = mul(mul(sum, m), square)
    tail = add(tail, mul(e, splat(LN2_LOW)))
    tail = sub(tail, mul(square, splat(0.5)))
    return add(add(m, tail), mul(e, splat(LN2_HIGH)))
  }
}
