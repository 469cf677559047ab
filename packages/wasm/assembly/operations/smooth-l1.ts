/** d^2 / (2 beta) where d = |p - t| is below beta, d - beta / 2 elsewhere; and its slope along p. */
import { div, lesser, mul, splat, sub } from "../lanes/lanes"
import { anyWidth, farther, report, Sights } from "../lanes/sight"
import { LossAlone, LossAndSlope } from "../losses/wanted"

const VECTOR_BYTES: usize = 16

/** `scale` is a power of two that takes beta into float32's range: 1, but for an enormous beta, which arrives divided by it. */
@unmanaged
class Arguments extends Sights {
  predictions: f64
  targets: f64
  loss: f64
  gradient: f64
  beta: f64
  scale: f64
}

/** The slope's size: d / beta on the parabola, 1 on the line, where `near`, the lesser of d and beta, is beta. */
@unmanaged
class Bent {
  size(_distance: v128, near: v128, scale: v128, beta: v128): v128 {
    return div(mul(near, scale), beta)
  }
}

/** Without a parabola: 1 where there is a distance. */
@unmanaged
class Straight {
  size(distance: v128, _near: v128, _scale: v128, _beta: v128): v128 {
    return v128.and(f32x4.gt(distance, splat(0)), splat(1))
  }
}

/** Vectors [first, end) of four elements, one piece. Without `gradient` only the loss is written. */
export function smoothL1(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  if (args.gradient === 0) bend<LossAlone>(first, end, args)
  else bend<LossAndSlope>(first, end, args)
}

function bend<W>(first: i32, end: i32, args: Arguments): void {
  if (<f32>args.beta === 0) pass<Straight, W>(first, end, args)
  else pass<Bent, W>(first, end, args)
}

/**
 * With n = min(d, beta) both branches are (d - n / 2) n / beta, and round as the definition does: d - d / 2 and
 * beta / beta are exact. The test stands at the loop's end, so that what is constant is not computed in it.
 */
function pass<B, W>(first: i32, end: i32, args: Arguments): void {
  const scale = splat(<f32>args.scale)
  const beta = splat(<f32>args.beta)
  const bound = splat(<f32>(args.beta / args.scale))
  const predictions = <usize>args.predictions
  const targets = <usize>args.targets
  const loss = <usize>args.loss
  const gradient = <usize>args.gradient
  const last = <usize>end * VECTOR_BYTES
  let farthest = i32x4.splat(0)
  let farthestTarget = farthest
  let at = <usize>first * VECTOR_BYTES
  do {
    const prediction = v128.load(predictions + at)
    const target = v128.load(targets + at)
    farthest = farther(farthest, prediction)
    farthestTarget = farther(farthestTarget, target)
    const difference = sub(prediction, target)
    const distance = v128.andnot(difference, splat(-0.0))
    const near = lesser(distance, bound)
    const size = changetype<B>(0).size(distance, near, scale, beta)
    v128.store(loss + at, mul(sub(distance, mul(near, splat(0.5))), size))
    if (changetype<W>(0).slope()) {
      v128.store(gradient + at, v128.or(size, v128.and(difference, splat(-0.0))))
    }
    at += VECTOR_BYTES
  } while (at < last)
  report(args, args.sights, first, farthest, splat(-0.0), anyWidth())
  report(args, args.otherSights, first, farthestTarget, splat(-0.0), anyWidth())
}
