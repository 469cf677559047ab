/** The overlap less the share of the hull that neither box covers. */
import { mul, sub } from "../lanes/lanes"
import { hullHeight, hullWidth, iouOf, jointArea, ratio, sharedArea } from "../pairs/overlap-lanes"
import { Pair, pairRows } from "../pairs/pair-rows"

@unmanaged
class GeneralizedIou {
  of(pair: Pair): v128 {
    const shared = sharedArea(pair)
    const joint = jointArea(pair, shared)
    const hull = mul(hullWidth(pair), hullHeight(pair))
    return sub(iouOf(shared, joint), ratio(sub(hull, joint), hull))
  }
}

export function generalizedBoxIou(first: i32, end: i32, args: usize, scratch: usize): void {
  pairRows<GeneralizedIou>(first, end, args, scratch)
}
