/** The logistic function and its loss, from e = e^-|x|, which never overflows. */
import { exp } from "../lanes/exponential"
import { add, mul, splat, sub } from "../lanes/lanes"
import { log1p } from "../lanes/log1p"

/** e^-|x| */
export function decay(logit: v128): v128 {
  return exp(v128.or(logit, splat(-0.0)))
}

/** How much of the target speaks against what the logit's sign says: t below zero, 1 - t from zero on. */
export function against(logit: v128, target: v128): v128 {
  const one = v128.andnot(splat(1), f32x4.lt(logit, splat(0)))
  return f32x4.abs(sub(one, target))
}

/** -t ln s(x) - (1 - t) ln s(-x) = against |x| + ln(1 + e). */
export function logLoss(logit: v128, against: v128, e: v128): v128 {
  return add(mul(against, f32x4.abs(logit)), log1p(e))
}

/** (s(x) - t)(1 + e), which is against - (1 - against) e with the sign of the logit turned in. */
export function slopeNumerator(logit: v128, against: v128, e: v128): v128 {
  return withSignOf(logit, sub(against, mul(sub(splat(1), against), e)))
}

/** `value` for logits from 0 on, -value below: 0 has the sign +. */
export function withSignOf(logit: v128, value: v128): v128 {
  return v128.xor(value, v128.and(f32x4.lt(logit, splat(0)), splat(-0.0)))
}
