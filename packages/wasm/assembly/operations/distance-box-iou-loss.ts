/** 1 - IoU, and the squared distance of the centres over the squared diagonal of the hull. */
import { add, sub } from "../lanes/lanes"
import { Corner, Pair } from "../losses/pair"
import { pairLosses } from "../losses/pair-losses"
import { distance, distanceSlope, iouSlope, overlapLoss } from "../losses/terms"

@unmanaged
class DistanceIouLoss {
  loss(pair: Pair): v128 {
    return add(overlapLoss(pair), distance(pair))
  }
  slope(pair: Pair, corner: Corner): v128 {
    return sub(distanceSlope(pair, corner), iouSlope(pair, corner))
  }
}

export function distanceBoxIouLoss(first: i32, end: i32, args: usize, scratch: usize): void {
  pairLosses<DistanceIouLoss>(first, end, args, scratch)
}
