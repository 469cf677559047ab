/** The logistic function and its loss, from e = e^-|x|, which never overflows. */
import { exp } from "../lanes/exponential"
import { add, mul, splat, sub } from "../lanes/lanes"
import { log1p } from "../lanes/log1p"
import { fartherOrNegative, magnitude } from "../lanes/sight"

const VECTOR_BYTES: usize = 16

/**
 * Vectors whose e^-|x| is computed before anything is done with it: one after the other its steps, and those that follow,
 * would wait for each other over a hundred instructions and more, of which a processor sees too few at a time to find
 * others to do meanwhile.
 */
export const STRIP_BYTES: usize = 128 * VECTOR_BYTES

/** e^-|x| of the logits [at, end), in bytes from where they begin; the answer is the farthest -|x| of them and `farthest`. */
export function decays(logits: usize, at: usize, end: usize, into: usize, farthest: v128): v128 {
  let seen = farthest
  let place = at
  do {
    const negative = v128.or(v128.load(logits + place), splat(-0.0))
    seen = fartherOrNegative(seen, negative)
    v128.store(into + place, exp(negative))
    place += VECTOR_BYTES
  } while (place < end)
  return seen
}

/** How much of the target speaks against what the logit's sign says: t with the sign -, 1 - t with the sign +. */
export function against(logit: v128, target: v128): v128 {
  const positive = i32x4.gt_s(logit, i32x4.splat(-1))
  return magnitude(sub(v128.and(positive, splat(1)), target))
}

/** -t ln s(x) - (1 - t) ln s(-x) = against |x| + ln(1 + e). */
export function logLoss(logit: v128, against: v128, e: v128): v128 {
  return add(mul(against, magnitude(logit)), log1p(e))
}

/** (s(x) - t)(1 + e), with the sign of the logit turned in: against - (1 - against) e. */
export function slopeNumerator(against: v128, e: v128): v128 {
  return sub(against, mul(sub(splat(1), against), e))
}

/** `value` for logits of the sign +, -value for the others. */
export function withSignOf(logit: v128, value: v128): v128 {
  return v128.xor(value, v128.and(logit, splat(-0.0)))
}
