/** Whether a box overlaps one of four kept boxes by more than a threshold: in float32 where that decides it, else in float64. */
import { add, greater, lesser, mul, splat, sub } from "../lanes/lanes"
import { BLOCK_X1, BLOCK_X2, BLOCK_Y1, BLOCK_Y2 } from "./kept-grid"

/** Far beyond the roundings of an overlap in float32, of which there are about ten. */
const SLACK: f64 = 1.0 / 262144.0

/** An overlap in float32 below it is no overlap above the threshold. */
export function loweredThreshold(threshold: f64): f32 {
  return <f32>(threshold * (1 - SLACK))
}
/** An overlap in float32 above it is one. */
export function raisedThreshold(threshold: f64): f32 {
  return <f32>(threshold * (1 + SLACK) + 1e-30)
}

/** The overlap of two boxes as the specification computes it, in float64. */
export function exactIou(x1: f64, y1: f64, x2: f64, y2: f64, u1: f64, v1: f64, u2: f64, v2: f64): f64 {
  const shared = max(min(x2, u2) - max(x1, u1), 0) * max(min(y2, v2) - max(y1, v1), 0)
  const joint = (x2 - x1) * (y2 - y1) + (u2 - u1) * (v2 - v1) - shared
  return joint > 0 ? shared / joint : 0
}

function laneExceeds(block: usize, x1: f32, y1: f32, x2: f32, y2: f32, threshold: f64): bool {
  return (
    exactIou(
      x1,
      y1,
      x2,
      y2,
      load<f32>(block, BLOCK_X1),
      load<f32>(block, BLOCK_Y1),
      load<f32>(block, BLOCK_X2),
      load<f32>(block, BLOCK_Y2),
    ) > threshold
  )
}

/** The four boxes of a block against the box in x1 … y2, whose area `area` holds four times. */
export function exceeds(
  block: usize,
  x1: f32,
  y1: f32,
  x2: f32,
  y2: f32,
  area: v128,
  lowered: v128,
  raised: v128,
  threshold: f64,
): bool {
  const zero = splat(0)
  const left = v128.load(block, BLOCK_X1)
  const top = v128.load(block, BLOCK_Y1)
  const right = v128.load(block, BLOCK_X2)
  const bottom = v128.load(block, BLOCK_Y2)
  const width = greater(zero, sub(lesser(splat(x2), right), greater(splat(x1), left)))
  const height = greater(zero, sub(lesser(splat(y2), bottom), greater(splat(y1), top)))
  const shared = mul(width, height)
  const joint = sub(add(mul(sub(right, left), sub(bottom, top)), area), shared)
  let near = i32x4.bitmask(f32x4.gt(shared, mul(lowered, joint)))
  if (near === 0) return false
  if (v128.any_true(f32x4.gt(shared, mul(raised, joint)))) return true
  for (; near !== 0; near &= near - 1) {
    if (laneExceeds(block + ((<usize>ctz(near)) << 2), x1, y1, x2, y2, threshold)) return true
  }
  return false
}
