/** The terms that the losses of overlaps are sums of, each with its slope as a corner moves outwards. */
import { add, mul, splat, sub } from "../lanes/lanes"
import { Corner, Pair, quotient } from "./pair"

/** 1 - |shared| / (|joint| + epsilon) */
export function overlapLoss(pair: Pair): v128 {
  const shared = mul(pair.across.shared, pair.down.shared)
  const areas = add(mul(pair.across.side, pair.down.side), mul(pair.across.targetSide, pair.down.targetSide))
  pair.joint = sub(areas, shared)
  pair.iou = quotient(shared, add(pair.joint, pair.epsilon))
  return sub(splat(1), pair.iou)
}

/** How the shared and the joint area grow. */
function sharedGrowth(corner: Corner): v128 {
  return mul(corner.beside.shared, corner.inner)
}
function jointGrowth(corner: Corner): v128 {
  return sub(corner.beside.side, sharedGrowth(corner))
}

export function iouSlope(pair: Pair, corner: Corner): v128 {
  const rise = sub(sharedGrowth(corner), mul(pair.iou, jointGrowth(corner)))
  return quotient(rise, add(pair.joint, pair.epsilon))
}

/** (|hull| - |joint|) / (|hull| + epsilon) */
export function unfilled(pair: Pair): v128 {
  const hull = mul(pair.across.hull, pair.down.hull)
  pair.reach = add(hull, pair.epsilon)
  pair.apart = quotient(sub(hull, pair.joint), pair.reach)
  return pair.apart
}

export function unfilledSlope(pair: Pair, corner: Corner): v128 {
  const growth = mul(corner.beside.hull, corner.outer)
  const rise = sub(sub(growth, jointGrowth(corner)), mul(pair.apart, growth))
  return quotient(rise, pair.reach)
}

function squares(x: v128, y: v128): v128 {
  return add(mul(x, x), mul(y, y))
}

/** The squared distance of the centres over the squared diagonal of the hull. */
export function distance(pair: Pair): v128 {
  pair.reach = add(squares(pair.across.hull, pair.down.hull), pair.epsilon)
  pair.apart = quotient(squares(pair.across.apart, pair.down.apart), pair.reach)
  return pair.apart
}

export function distanceSlope(pair: Pair, corner: Corner): v128 {
  const growth = mul(mul(splat(2), corner.along.hull), corner.outer)
  return quotient(sub(corner.apart, mul(pair.apart, growth)), pair.reach)
}
