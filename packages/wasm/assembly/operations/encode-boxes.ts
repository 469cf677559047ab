/** Deltas (t_x, t_y, t_w, t_h): where boxes lie as seen from their anchors. */
import { add, BOX_BYTES, div, greater, lesser, mul, splat, sub } from "../lanes/lanes"
import { Logarithm } from "../lanes/logarithm"
import { anyWidth, farther, ofBoth, report, Sights } from "../lanes/sight"
import { joinHigh, joinLow } from "../lanes/transpose"

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

/**
 * Rows [first, end), one piece. Two boxes at a time, x and y of one beside those of the other, so that all four lanes
 * are of use; a last one alone is computed twice. The test stands at the loop's end, so that what is constant is not
 * computed in it.
 */
export function encodeBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const anchors = <usize>args.anchors
  const deltas = <usize>args.deltas
  const shiftWeights = f32x4(<f32>args.weightX, <f32>args.weightY, <f32>args.weightX, <f32>args.weightY)
  const growthWeights = f32x4(<f32>args.weightW, <f32>args.weightH, <f32>args.weightW, <f32>args.weightH)
  const last = <usize>(end - 1) * BOX_BYTES
  let farthest = i32x4.splat(0)
  let farthestAnchor = farthest
  let thinnest = anyWidth()
  let thinnestAnchor = thinnest
  let at = <usize>first * BOX_BYTES
  do {
    const next = min(at + BOX_BYTES, last)
    const boxA = v128.load(boxes + at)
    const boxB = v128.load(boxes + next)
    const anchorA = v128.load(anchors + at)
    const anchorB = v128.load(anchors + next)
    farthest = farther(farther(farthest, boxA), boxB)
    farthestAnchor = farther(farther(farthestAnchor, anchorA), anchorB)
    const boxSide = sub(joinHigh(boxA, boxB), joinLow(boxA, boxB))
    const anchorSide = sub(joinHigh(anchorA, anchorB), joinLow(anchorA, anchorB))
    thinnest = lesser(thinnest, boxSide)
    thinnestAnchor = lesser(thinnestAnchor, anchorSide)
    const side = greater(splat(SMALLEST_SIDE), anchorSide)
    const near = sub(joinLow(boxA, boxB), joinLow(anchorA, anchorB))
    const far = sub(joinHigh(boxA, boxB), joinHigh(anchorA, anchorB))
    const shift = div(mul(mul(shiftWeights, add(near, far)), splat(0.5)), side)
    const grown = greater(splat(LEAST), boxSide)
    const growth = mul(growthWeights, Logarithm.of(div(grown, side)))
    v128.store(deltas + at, joinLow(shift, growth))
    v128.store(deltas + next, joinHigh(shift, growth))
    at += 2 * BOX_BYTES
  } while (at <= last)
  report(args, args.sights, first, farthest, splat(-0.0), ofBoth(thinnest))
  report(args, args.otherSights, first, farthestAnchor, splat(-0.0), ofBoth(thinnestAnchor))
}
