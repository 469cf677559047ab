/** 1 - IoU, and the part of the hull that neither box fills. */
import { add, sub } from "../lanes/lanes"
import { Corner, Pair } from "../losses/pair"
import { pairLosses } from "../losses/pair-losses"
import { iouSlope, overlapLoss, unfilled, unfilledSlope } from "../losses/terms"

@unmanaged
class GeneralizedIouLoss {
  loss(pair: Pair): v128 {
    return add(overlapLoss(pair), unfilled(pair))
  }
  slope(pair: Pair, corner: Corner): v128 {
    return sub(unfilledSlope(pair, corner), iouSlope(pair, corner))
  }
}

export function generalizedBoxIouLoss(first: i32, end: i32, args: usize, scratch: usize): void {
  pairLosses<GeneralizedIouLoss>(first, end, args, scratch)
}
