/** Deltas (t_x, t_y, t_w, t_h): where boxes lie as seen from their anchors. */
import { add, BOX_BYTES, div, greater, lesser, mul, splat, sub } from "../lanes/lanes"
import { log } from "../lanes/logarithm"
import { anyWidth, farther, report, Sights } from "../lanes/sight"

/** Boxes, anchors and deltas [N, 4]; the four weights. */
@unmanaged
class Arguments extends Sights {
  boxes: f64
  anchors: f64
  deltas: f64
  weightX: f64
  weightY: f64
  weightW: f64
  weightH: f64
}

/** The smallest side of an anchor that the contract lets through. */
const SMALLEST_SIDE: f32 = 9.313225746154785e-10
/** Sides that rounding to float32 took away still have a logarithm. */
const LEAST: f32 = 1.1754943508222875e-38

function low(box: v128): v128 {
  return v128.shuffle<i32>(box, box, 0, 1, 0, 1)
}
function high(box: v128): v128 {
  return v128.shuffle<i32>(box, box, 2, 3, 2, 3)
}

/** Rows [first, end), one piece. The test stands at the loop's end, so that what is constant is not computed in it. */
export function encodeBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const anchors = <usize>args.anchors
  const deltas = <usize>args.deltas
  const weights = f32x4(<f32>args.weightX, <f32>args.weightY, <f32>args.weightW, <f32>args.weightH)
  const last = <usize>end * BOX_BYTES
  let farthest = i32x4.splat(0)
  let farthestAnchor = farthest
  let thinnest = anyWidth()
  let thinnestAnchor = thinnest
  let at = <usize>first * BOX_BYTES
  do {
    const box = v128.load(boxes + at)
    const anchor = v128.load(anchors + at)
    farthest = farther(farthest, box)
    farthestAnchor = farther(farthestAnchor, anchor)
    const boxSide = sub(high(box), low(box))
    const anchorSide = sub(high(anchor), low(anchor))
    thinnest = lesser(thinnest, boxSide)
    thinnestAnchor = lesser(thinnestAnchor, anchorSide)
    const side = greater(splat(SMALLEST_SIDE), anchorSide)
    const near = sub(low(box), low(anchor))
    const far = sub(high(box), high(anchor))
    const shift = div(mul(mul(weights, add(near, far)), splat(0.5)), side)
    const grown = greater(splat(LEAST), boxSide)
    const growth = mul(weights, log(div(grown, side)))
    v128.store(deltas + at, v128.shuffle<i32>(shift, growth, 0, 1, 6, 7))
    at += BOX_BYTES
  } while (at < last)
  report(args, args.sights, first, farthest, splat(-0.0), thinnest)
  report(args, args.otherSights, first, farthestAnchor, splat(-0.0), thinnestAnchor)
}
