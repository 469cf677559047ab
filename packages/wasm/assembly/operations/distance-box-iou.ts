/** The overlap less the distance of the centres, squared, over the hull's squared diagonal. */
import { distanceIou, iouOf, jointArea, sharedArea } from "../pairs/overlap-lanes"
import { Pair, pairRows } from "../pairs/pair-rows"

@unmanaged
class DistanceIou {
  of(pair: Pair): v128 {
    const shared = sharedArea(pair)
    return distanceIou(pair, iouOf(shared, jointArea(pair, shared)))
  }
}

export function distanceBoxIou(first: i32, end: i32, args: usize, scratch: usize): void {
  pairRows<DistanceIou>(first, end, args, scratch)
}
