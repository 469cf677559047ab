/** d^2 / (2 beta) where d = |p - t| is below beta, d - beta / 2 elsewhere; and its slope along p. */
import { choose, div, mul, splat, sub } from "../lanes/lanes"

const VECTOR_BYTES: usize = 16

/** `scale` is a power of two that takes beta into float32's range: 1, but for an enormous beta, which arrives divided by it. */
@unmanaged
class Arguments {
  predictions: f64
  targets: f64
  loss: f64
  gradient: f64
  beta: f64
  scale: f64
}

/** Vectors [first, end) of four elements. Without `gradient` only the loss is written. */
export function smoothL1(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const scale = splat(<f32>args.scale)
  const beta = splat(<f32>args.beta)
  const half = splat(0.5)
  const halfBeta = mul(beta, half)
  const predictions = <usize>args.predictions
  const targets = <usize>args.targets
  const loss = <usize>args.loss
  const gradient = <usize>args.gradient
  for (let at = <usize>first * VECTOR_BYTES; at < <usize>end * VECTOR_BYTES; at += VECTOR_BYTES) {
    const difference = sub(v128.load(predictions + at), v128.load(targets + at))
    const distance = f32x4.abs(difference)
    const scaled = mul(distance, scale)
    const near = f32x4.lt(scaled, beta)
    const ratio = div(scaled, beta)
    v128.store(loss + at, choose(near, mul(mul(half, distance), ratio), sub(distance, halfBeta)))
    if (!gradient) continue
    const size = choose(near, ratio, v128.and(f32x4.gt(distance, splat(0)), splat(1)))
    v128.store(gradient + at, v128.or(size, v128.and(difference, splat(-0.0))))
  }
}
