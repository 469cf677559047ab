/** The focal loss FL = weight q^gamma CE, and its slope along the logit; q is what the prediction leaves to the wrong answer. */
import { exp } from "../lanes/exponential"
import { add, div, mul, splat, sub } from "../lanes/lanes"
import { Logarithm } from "../lanes/logarithm"
import { anyWidth, farther, report, Sights } from "../lanes/sight"
import { against, decay, logLoss, slopeNumerator, withSignOf } from "../losses/logistic"
import { LossAlone, LossAndSlope } from "../losses/wanted"

const VECTOR_BYTES: usize = 16

/** The weights of targets 1 and 0. */
@unmanaged
class Arguments extends Sights {
  logits: f64
  targets: f64
  loss: f64
  gradient: f64
  yes: f64
  no: f64
  gamma: f64
}

/** q^2 by one product, and its slope 2 q q' without a division. */
@unmanaged
class Square {
  of(q: v128, _gamma: f32): v128 {
    return mul(q, q)
  }
  slope(_power: v128, q: v128, rise: v128, _gamma: f32): v128 {
    return mul(add(q, q), rise)
  }
}

/** q^gamma as e^(gamma ln q); q is never below the exponential's least, so that the logarithm is finite. */
@unmanaged
class Power {
  of(q: v128, gamma: f32): v128 {
    return exp(mul(splat(gamma), Logarithm.of(q)))
  }
  /** gamma q^gamma q'/q: the quotient lies between -1 and 1. */
  slope(power: v128, q: v128, rise: v128, gamma: f32): v128 {
    return mul(power, mul(splat(gamma), div(rise, q)))
  }
}

/** Vectors [first, end) of four elements, one piece. Without `gradient` only the loss is written. */
export function sigmoidFocalLoss(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  if (args.gradient === 0) withPower<LossAlone>(first, end, args)
  else withPower<LossAndSlope>(first, end, args)
}

function withPower<W>(first: i32, end: i32, args: Arguments): void {
  if (args.gamma === 2) focal<Square, W>(first, end, args)
  else focal<Power, W>(first, end, args)
}

/** The test stands at the loop's end, so that what is constant is not computed in it. */
function focal<P, W>(first: i32, end: i32, args: Arguments): void {
  const logits = <usize>args.logits
  const targets = <usize>args.targets
  const loss = <usize>args.loss
  const gradient = <usize>args.gradient
  const gamma = <f32>args.gamma
  const no = splat(<f32>args.no)
  const yes = splat(<f32>args.yes)
  const one = splat(1)
  const last = <usize>end * VECTOR_BYTES
  let farthest = i32x4.splat(0)
  let farthestTarget = farthest
  let signs = farthest
  let at = <usize>first * VECTOR_BYTES
  do {
    const logit = v128.load(logits + at)
    const target = v128.load(targets + at)
    farthest = farther(farthest, logit)
    farthestTarget = farther(farthestTarget, target)
    signs = v128.or(signs, target)
    const wrong = against(logit, target)
    const e = decay(logit)
    const share = div(one, add(one, e))
    const q = mul(add(wrong, mul(sub(one, wrong), e)), share)
    const weight = add(mul(yes, target), mul(no, sub(one, target)))
    const power = changetype<P>(0).of(q, gamma)
    const entropy = logLoss(logit, wrong, e)
    v128.store(loss + at, mul(mul(weight, power), entropy))
    if (changetype<W>(0).slope()) {
      const plain = mul(slopeNumerator(logit, wrong, e), share)
      const slope = changetype<P>(0).slope(power, q, riseOf(logit, wrong, e, share), gamma)
      v128.store(gradient + at, mul(weight, add(mul(power, plain), mul(slope, entropy))))
    }
    at += VECTOR_BYTES
  } while (at < last)
  report(args, args.sights, first, farthest, splat(-0.0), anyWidth())
  report(args, args.otherSights, first, farthestTarget, signs, anyWidth())
}

/** q' = (1 - 2 t) s(x) s(-x) */
function riseOf(logit: v128, wrong: v128, e: v128, share: v128): v128 {
  const signed = withSignOf(logit, sub(add(wrong, wrong), splat(1)))
  return mul(mul(signed, mul(e, share)), share)
}
