/** Two boxes along one axis, four pairs at a time. */
import { add, choose, greater, lesser, mul, splat, sub } from "../lanes/lanes"

/** Lengths, and how much of each corner's move outwards changes them: 1, 0, or 1/2 where corners tie. */
@unmanaged
export class Axis {
  side: v128
  targetSide: v128
  /** The length that both cover, at least 0. */
  shared: v128
  /** The length from the first corner to the last. */
  hull: v128
  /** From the target's centre to the prediction's. */
  apart: v128
  firstInner: v128
  lastInner: v128
  firstOuter: v128
  lastOuter: v128
}

/** 1 where the lead is above 0, 0 below, 1/2 at 0. */
function share(lead: v128): v128 {
  const zero = splat(0)
  const tie = v128.and(f32x4.eq(lead, zero), splat(0.5))
  return choose(f32x4.gt(lead, zero), splat(1), tie)
}

/** From p to q the prediction, from u to v the target. */
export function measureAxis(axis: Axis, p: v128, q: v128, u: v128, v: v128, slopes: bool): void {
  const shared = sub(lesser(q, v), greater(p, u))
  axis.side = sub(q, p)
  axis.targetSide = sub(v, u)
  axis.shared = greater(splat(0), shared)
  axis.hull = sub(greater(q, v), lesser(p, u))
  axis.apart = mul(add(sub(p, u), sub(q, v)), splat(0.5))
  if (!slopes) return
  const touching = share(shared)
  const first = share(sub(p, u))
  const last = share(sub(v, q))
  axis.firstInner = mul(first, touching)
  axis.lastInner = mul(last, touching)
  axis.firstOuter = sub(splat(1), first)
  axis.lastOuter = sub(splat(1), last)
}
