/** d^2 / (2 beta) where d = |p - t| is below beta, d - beta / 2 elsewhere; and its slope along p. */
import { lesser, mul, splat, sub } from "../lanes/lanes"
import { anyWidth, farther, magnitude, report, Sights } from "../lanes/sight"
import { LossAlone, LossAndSlope } from "../losses/wanted"

const VECTOR_BYTES: usize = 16
/** Four vectors, which are one step: the loop's own instructions are shared by them. */
const STEP_BYTES: usize = 64
/** |t| <= |p| + d, twice the larger of both, and a little for the rounding of d. */
const TWICE: f32 = 2.000001

@unmanaged
class Arguments extends Sights {
  predictions: f64
  targets: f64
  loss: f64
  gradient: f64
  beta: f64
}

/** From here on 1 / beta is no normal number, but d / beta may be one; no d is as large. */
const VAST: f64 = 8.507059173023462e37
/** What is taken from d then, and given to 1 / beta. */
const SHIFT: f64 = 1.329227995784916e36

/** Both branches are (d - s beta / 2) s with the slope's size s: d / beta on the parabola, 1 on the line. */
@unmanaged
class Bent {
  inverse(beta: f64): f32 {
    return <f32>(1 / beta)
  }
  size(distance: v128, inverse: v128): v128 {
    return lesser(splat(1), mul(distance, inverse))
  }
  loss(distance: v128, size: v128, half: v128, _inverse: v128): v128 {
    return mul(sub(distance, mul(half, size)), size)
  }
}

/** The parabola alone, whose beta float32 may not hold. */
@unmanaged
class Vast {
  inverse(beta: f64): f32 {
    return <f32>(SHIFT / beta)
  }
  size(distance: v128, inverse: v128): v128 {
    return mul(this.shifted(distance), inverse)
  }
  loss(distance: v128, _size: v128, _half: v128, inverse: v128): v128 {
    return mul(mul(mul(distance, splat(0.5)), this.shifted(distance)), inverse)
  }
  private shifted(distance: v128): v128 {
    return mul(distance, splat(<f32>(1 / SHIFT)))
  }
}

/** Without a parabola: the slope is 1 where there is a distance. */
@unmanaged
class Straight {
  inverse(_beta: f64): f32 {
    return 0
  }
  size(distance: v128, _inverse: v128): v128 {
    return v128.and(f32x4.gt(distance, splat(0)), splat(1))
  }
  loss(distance: v128, _size: v128, _half: v128, _inverse: v128): v128 {
    return distance
  }
}

/** Vectors [first, end) of four elements, one piece. Without `gradient` only the loss is written. */
export function smoothL1(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  if (args.gradient === 0) bend<LossAlone>(first, end, args)
  else bend<LossAndSlope>(first, end, args)
}

function bend<W>(first: i32, end: i32, args: Arguments): void {
  if (args.beta === 0) pass<Straight, W>(first, end, args)
  else if (args.beta >= VAST) pass<Vast, W>(first, end, args)
  else pass<Bent, W>(first, end, args)
}

/** As a class, since only methods can be marked to be compiled into their callers. */
@unmanaged
class Vector {
  /** What is seen of |p| and of d = |p - t| bounds |t| too: the answer is the larger of both. */
  @inline
  static bend<B, W>(
    predictions: usize,
    targets: usize,
    loss: usize,
    gradient: usize,
    half: v128,
    inverse: v128,
  ): v128 {
    const prediction = v128.load(predictions)
    const difference = sub(prediction, v128.load(targets))
    const distance = magnitude(difference)
    const size = changetype<B>(0).size(distance, inverse)
    v128.store(loss, changetype<B>(0).loss(distance, size, half, inverse))
    if (changetype<W>(0).slope()) {
      v128.store(gradient, v128.or(size, v128.and(difference, splat(-0.0))))
    }
    return farther(distance, prediction)
  }
}

/** Tests stand at the loops' ends, so that what is constant is not computed in them. */
function pass<B, W>(first: i32, end: i32, args: Arguments): void {
  const half = splat(<f32>(0.5 * args.beta))
  const inverse = splat(changetype<B>(0).inverse(args.beta))
  const p = <usize>args.predictions
  const t = <usize>args.targets
  const loss = <usize>args.loss
  const slope = <usize>args.gradient
  const last = <usize>end * VECTOR_BYTES
  const whole = last - STEP_BYTES
  let seen = i32x4.splat(0)
  let at = <usize>first * VECTOR_BYTES
  if (at + STEP_BYTES <= last) {
    do {
      const a = Vector.bend<B, W>(p + at, t + at, loss + at, slope + at, half, inverse)
      const b = Vector.bend<B, W>(p + at + 16, t + at + 16, loss + at + 16, slope + at + 16, half, inverse)
      const c = Vector.bend<B, W>(p + at + 32, t + at + 32, loss + at + 32, slope + at + 32, half, inverse)
      const d = Vector.bend<B, W>(p + at + 48, t + at + 48, loss + at + 48, slope + at + 48, half, inverse)
      seen = i32x4.max_s(seen, i32x4.max_s(i32x4.max_s(a, b), i32x4.max_s(c, d)))
      at += STEP_BYTES
    } while (at <= whole)
  }
  for (; at < last; at += VECTOR_BYTES) {
    seen = i32x4.max_s(seen, Vector.bend<B, W>(p + at, t + at, loss + at, slope + at, half, inverse))
  }
  report(args, args.sights, first, seen, splat(-0.0), anyWidth())
  report(args, args.otherSights, first, mul(seen, splat(TWICE)), splat(-0.0), anyWidth())
}
