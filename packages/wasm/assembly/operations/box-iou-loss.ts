/** 1 - IoU. */
import { Corner, Pair } from "../losses/pair"
import { pairLosses } from "../losses/pair-losses"
import { iouSlope, overlapLoss } from "../losses/terms"

@unmanaged
class IouLoss {
  loss(pair: Pair): v128 {
    return overlapLoss(pair)
  }
  slope(pair: Pair, corner: Corner): v128 {
    return f32x4.neg(iouSlope(pair, corner))
  }
}

export function boxIouLoss(first: i32, end: i32, args: usize, scratch: usize): void {
  pairLosses<IouLoss>(first, end, args, scratch)
}
