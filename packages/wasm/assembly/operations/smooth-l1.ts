/** d^2 / (2 beta) where d = |p - t| is below beta, d - beta / 2 elsewhere; and its slope along p. */
import { choose, div, mul, splat, sub } from "../lanes/lanes"
import { anyWidth, farther, report, Sights } from "../lanes/sight"

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

/** Vectors [first, end) of four elements, one piece. Without `gradient` only the loss is written. */
export function smoothL1(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  if (args.gradient === 0) pass<Loss>(first, end, args)
  else pass<Slope>(first, end, args)
}

/** The test stands at the loop's end: only then the compiler takes what does not change out of the loop. */
function pass<S>(first: i32, end: i32, args: Arguments): void {
  const scale = splat(<f32>args.scale)
  const beta = splat(<f32>args.beta)
  const half = splat(0.5)
  const halfBeta = mul(beta, half)
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
    const distance = f32x4.abs(difference)
    const scaled = mul(distance, scale)
    const near = f32x4.lt(scaled, beta)
    const ratio = div(scaled, beta)
    v128.store(loss + at, choose(near, mul(mul(half, distance), ratio), sub(distance, halfBeta)))
    changetype<S>(0).store(gradient + at, near, ratio, difference)
    at += VECTOR_BYTES
  } while (at < last)
  report(args, args.sights, first, farthest, splat(-0.0), anyWidth())
  report(args, args.otherSights, first, farthestTarget, splat(-0.0), anyWidth())
}

/** The loss alone. */
@unmanaged
class Loss {
  store(_at: usize, _near: v128, _ratio: v128, _difference: v128): void {}
}

/** The slope too: the ratio d / beta on the parabola, 1 on the line, with the sign of the difference. */
@unmanaged
class Slope {
  store(at: usize, near: v128, ratio: v128, difference: v128): void {
    const size = choose(near, ratio, v128.and(f32x4.ne(difference, splat(0)), splat(1)))
    v128.store(at, v128.or(size, v128.and(difference, splat(-0.0))))
  }
}
