/** The distance loss, and alpha v for unlike shapes: v = 4 / pi^2 (difference of the angles)^2, alpha = v / (1 - IoU + v + epsilon). */
import { angle } from "../lanes/arctangent"
import { add, mul, splat, sub } from "../lanes/lanes"
import { Corner, Pair, quotient } from "../losses/pair"
import { pairLosses } from "../losses/pair-losses"
import { distance, distanceSlope, iouSlope, overlapLoss } from "../losses/terms"

const PER_SQUARED_ANGLE: f32 = <f32>(4 / (Math.PI * Math.PI))

/** v; and dv / dw = turn h, dv / dh = -turn w. */
function shapeLoss(pair: Pair): v128 {
  const w = pair.across.side
  const h = pair.down.side
  const turn = sub(angle(pair.across.targetSide, pair.down.targetSide), angle(w, h))
  pair.turn = quotient(mul(splat(-2 * PER_SQUARED_ANGLE), turn), add(mul(w, w), mul(h, h)))
  return mul(splat(PER_SQUARED_ANGLE), mul(turn, turn))
}

@unmanaged
class CompleteIouLoss {
  loss(pair: Pair): v128 {
    const overlap = overlapLoss(pair)
    const v = shapeLoss(pair)
    pair.shape = v
    pair.weight = add(add(overlap, v), pair.epsilon)
    pair.alpha = quotient(v, pair.weight)
    return add(add(overlap, distance(pair)), mul(pair.alpha, v))
  }
  slope(pair: Pair, corner: Corner): v128 {
    const iou = iouSlope(pair, corner)
    const v = mul(mul(pair.turn, corner.turning), corner.beside.side)
    const alpha = quotient(sub(v, mul(pair.alpha, sub(v, iou))), pair.weight)
    const shape = add(mul(pair.alpha, v), mul(mul(pair.follow, pair.shape), alpha))
    return add(sub(distanceSlope(pair, corner), iou), shape)
  }
}

export function completeBoxIouLoss(first: i32, end: i32, args: usize, scratch: usize): void {
  pairLosses<CompleteIouLoss>(first, end, args, scratch)
}
