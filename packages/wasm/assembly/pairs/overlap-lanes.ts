/** What a box and four others share, as every measure of overlap uses it. */
import { add, choose, div, greater, lesser, mul, splat, sub } from "../lanes/lanes"
import { Pair } from "./pair-rows"

export function left(pair: Pair): v128 {
  return v128.load32_splat(pair.row)
}
export function top(pair: Pair): v128 {
  return v128.load32_splat(pair.row, 4)
}
export function right(pair: Pair): v128 {
  return v128.load32_splat(pair.row, 8)
}
export function bottom(pair: Pair): v128 {
  return v128.load32_splat(pair.row, 12)
}
export function otherLeft(pair: Pair): v128 {
  return v128.load(pair.column)
}
export function otherTop(pair: Pair): v128 {
  return v128.load(pair.column + pair.list)
}
export function otherRight(pair: Pair): v128 {
  return v128.load(pair.column + 2 * pair.list)
}
export function otherBottom(pair: Pair): v128 {
  return v128.load(pair.column + 3 * pair.list)
}

/** The area that both cover. */
export function sharedArea(pair: Pair): v128 {
  const zero = splat(0)
  const width = greater(
    zero,
    sub(lesser(right(pair), otherRight(pair)), greater(left(pair), otherLeft(pair))),
  )
  const height = greater(
    zero,
    sub(lesser(bottom(pair), otherBottom(pair)), greater(top(pair), otherTop(pair))),
  )
  return mul(width, height)
}

/** The area that either covers. */
export function jointArea(pair: Pair, shared: v128): v128 {
  const area = mul(sub(right(pair), left(pair)), sub(bottom(pair), top(pair)))
  return sub(add(area, v128.load(pair.column + 4 * pair.list)), shared)
}

/** p / q, and 0 where q is not above 0. */
export function ratio(p: v128, q: v128): v128 {
  const some = f32x4.gt(q, splat(0))
  return v128.and(some, div(p, choose(some, q, splat(1))))
}

/** Shared over joint area, at most 1. */
export function iouOf(shared: v128, joint: v128): v128 {
  return lesser(splat(1), ratio(shared, joint))
}

/** Sides of the smallest box around both. */
export function hullWidth(pair: Pair): v128 {
  return sub(greater(right(pair), otherRight(pair)), lesser(left(pair), otherLeft(pair)))
}
export function hullHeight(pair: Pair): v128 {
  return sub(greater(bottom(pair), otherBottom(pair)), lesser(top(pair), otherTop(pair)))
}

/** DIoU: the overlap less the squared distance of the centres over the squared diagonal of the hull. */
export function distanceIou(pair: Pair, iou: v128): v128 {
  const across = sub(add(left(pair), right(pair)), add(otherLeft(pair), otherRight(pair)))
  const down = sub(add(top(pair), bottom(pair)), add(otherTop(pair), otherBottom(pair)))
  const distance = mul(add(mul(across, across), mul(down, down)), splat(0.25))
  const width = hullWidth(pair)
  const height = hullHeight(pair)
  const diagonal = add(add(mul(width, width), mul(height, height)), splat(pair.epsilon))
  return sub(iou, ratio(distance, diagonal))
}
