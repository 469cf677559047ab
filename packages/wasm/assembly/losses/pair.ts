/** Predictions and the targets that belong to them, four pairs at a time, and the terms of their losses. */
import { choose, div, splat } from "../lanes/lanes"
import { Axis } from "./axis"

/** What a loss has worked out of four pairs, for its slopes. */
@unmanaged
export class Pair {
  across: Axis
  down: Axis
  /** epsilon in every lane, and 1 where the slope follows CIoU's alpha, else 0. */
  epsilon: v128
  follow: v128
  joint: v128
  iou: v128
  /** Denominator and value of the term beside the overlap: the hull's, or the distance's. */
  reach: v128
  apart: v128
  /** CIoU's v, its alpha with the denominator, and how v moves with a side of the prediction, over the other side. */
  shape: v128
  alpha: v128
  weight: v128
  turn: v128
}

/** A corner of the prediction that moves outwards along an axis. */
@unmanaged
export class Corner {
  along: Axis
  beside: Axis
  /** How much of the move the shared length follows, and how much the hull. */
  inner: v128
  outer: v128
  /** Half the slope of the squared distance of the centres along the axis. */
  apart: v128
  /** 1 along x, -1 along y: a wider box turns its angle one way, a higher one the other. */
  turning: v128
}

/** p / q, and 0 where q is 0. */
export function quotient(p: v128, q: v128): v128 {
  const none = f32x4.eq(q, splat(0))
  return v128.andnot(div(p, choose(none, splat(1), q)), none)
}
