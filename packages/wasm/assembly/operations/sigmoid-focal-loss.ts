/** The focal loss FL = weight q^gamma CE, and its slope along the logit; q is what the prediction leaves to the wrong answer. */
import { exp } from "../lanes/exponential"
import { add, div, mul, splat, sub } from "../lanes/lanes"
import { Logarithm } from "../lanes/logarithm"
import { anyWidth, fartherOrNegative, magnitude, orNone, report, Sights } from "../lanes/sight"
import { against, decays, logLoss, STRIP_BYTES, withSignOf } from "../losses/logistic"
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

/**
 * q^gamma, and the slope q^gamma (plain + gamma rise CE / q) of q^gamma CE, where `plain` is that of CE and `rise` that of
 * q: by products alone for gamma = 2.
 */
@unmanaged
class Square {
  of(q: v128, _gamma: f32): v128 {
    return mul(q, q)
  }
  slope(_power: v128, q: v128, plain: v128, rise: v128, entropy: v128, _gamma: f32): v128 {
    return mul(q, add(mul(q, plain), mul(add(rise, rise), entropy)))
  }
}

/** q^gamma as e^(gamma ln q); q is never below the exponential's least, so that the logarithm is finite. */
@unmanaged
class Power {
  of(q: v128, gamma: f32): v128 {
    return exp(mul(splat(gamma), Logarithm.of(q)))
  }
  /** The quotient lies between -1 and 1. */
  slope(power: v128, q: v128, plain: v128, rise: v128, entropy: v128, gamma: f32): v128 {
    return mul(power, add(plain, mul(mul(splat(gamma), div(rise, q)), entropy)))
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

/** Strip by strip: e^-|x| where the losses will lie, then all else. */
function focal<P, W>(first: i32, end: i32, args: Arguments): void {
  const last = <usize>end * VECTOR_BYTES
  let farthest = i32x4.splat(0)
  let farthestTarget = farthest
  let at = <usize>first * VECTOR_BYTES
  do {
    const next = min(at + STRIP_BYTES, last)
    farthest = decays(<usize>args.logits, at, next, <usize>args.loss, farthest)
    farthestTarget = strip<P, W>(args, at, next, farthestTarget)
    at = next
  } while (at < last)
  report(args, args.sights, first, magnitude(farthest), splat(-0.0), anyWidth())
  report(args, args.otherSights, first, orNone(farthestTarget), farthestTarget, anyWidth())
}

/** The test stands at the loop's end, so that what is constant is not computed in it. */
function strip<P, W>(args: Arguments, first: usize, last: usize, farthest: v128): v128 {
  const logits = <usize>args.logits
  const targets = <usize>args.targets
  const loss = <usize>args.loss
  const gradient = <usize>args.gradient
  const gamma = <f32>args.gamma
  const no = splat(<f32>args.no)
  const yes = splat(<f32>args.yes)
  const one = splat(1)
  let seen = farthest
  let at = first
  do {
    const logit = v128.load(logits + at)
    const target = v128.load(targets + at)
    const e = v128.load(loss + at)
    seen = fartherOrNegative(seen, target)
    const wrong = against(logit, target)
    const entropy = logLoss(logit, wrong, e)
    const share = div(one, add(one, e))
    const right = mul(sub(one, wrong), e)
    const q = mul(add(wrong, right), share)
    const power = changetype<P>(0).of(q, gamma)
    const weight = add(mul(yes, target), mul(no, sub(one, target)))
    v128.store(loss + at, mul(mul(weight, power), entropy))
    if (changetype<W>(0).slope()) {
      const rise = mul(sub(add(wrong, wrong), one), mul(e, share))
      const slope = changetype<P>(0).slope(power, q, sub(wrong, right), rise, entropy, gamma)
      v128.store(gradient + at, withSignOf(logit, mul(mul(weight, share), slope)))
    }
    at += VECTOR_BYTES
  } while (at < last)
  return seen
}
