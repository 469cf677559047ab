/** d^2 / (2 beta) where d = |p - t| is below beta, d - beta / 2 elsewhere. */
import { choose, div, FLOAT_BYTES, LANES, mul, splat, sub } from "../lanes/lanes"

@unmanaged
class Arguments {
  predictions: f64
  targets: f64
  loss: f64
  beta: f64
}

/** Vectors [first, end) of four elements. */
export function smoothL1(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const beta = splat(<f32>args.beta)
  const halfBeta = splat(<f32>args.beta * 0.5)
  const divisor = choose(f32x4.gt(beta, splat(0)), add2(beta), splat(1))
  const bytes = <usize>LANES * FLOAT_BYTES
  for (let at = <usize>first * bytes; at < <usize>end * bytes; at += bytes) {
    const d = f32x4.abs(sub(v128.load(<usize>args.predictions + at), v128.load(<usize>args.targets + at)))
    const parabola = div(mul(d, d), divisor)
    v128.store(<usize>args.loss + at, choose(f32x4.lt(d, beta), parabola, sub(d, halfBeta)))
  }
}

function add2(beta: v128): v128 {
  return f32x4.add(beta, beta)
}
