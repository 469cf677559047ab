/** DIoU less a penalty for unlike shapes. The extra number of a box is its angle, 2/pi arctan(w / h). */
import { add, mul, splat, sub } from "../lanes/lanes"
import { distanceIou, iouOf, jointArea, ratio, sharedArea } from "../pairs/overlap-lanes"
import { Pair, pairRows } from "../pairs/pair-rows"

@unmanaged
class CompleteIou {
  of(pair: Pair): v128 {
    const shared = sharedArea(pair)
    const iou = iouOf(shared, jointArea(pair, shared))
    const turn = sub(v128.load32_splat(pair.extra), v128.load(pair.column + 5 * pair.list))
    const v = mul(turn, turn)
    const weight = add(add(sub(splat(1), iou), v), splat(pair.epsilon))
    return sub(distanceIou(pair, iou), mul(ratio(v, weight), v))
  }
}

export function completeBoxIou(first: i32, end: i32, args: usize, scratch: usize): void {
  pairRows<CompleteIou>(first, end, args, scratch)
}
