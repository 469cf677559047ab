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

/** Boxes whose quotients are computed before their logarithms. */
const STRIP_BYTES: usize = 256 * BOX_BYTES

/**
 * Rows [first, end), one piece. Strip by strip, two boxes at a time, x and y of one beside those of the other, so that all
 * four lanes are of use; a last one alone is computed twice. The tests stand at the loops' ends, so that what is constant
 * is not computed in them.
 */
export function encodeBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const anchors = <usize>args.anchors
  const deltas = <usize>args.deltas
  const shiftWeights = f32x4(<f32>args.weightX, <f32>args.weightY, <f32>args.weightX, <f32>args.weightY)
  const growthWeights = f32x4(<f32>args.weightW, <f32>args.weightH, <f32>args.weightW, <f32>args.weightH)
  const last = <usize>end * BOX_BYTES
  const lastBox = last - BOX_BYTES
  let farthest = i32x4.splat(0)
  let farthestAnchor = farthest
  let thinnest = anyWidth()
  let thinnestAnchor = thinnest
  let at = <usize>first * BOX_BYTES
  do {
    const strip = at
    const stop = min(at + STRIP_BYTES, last)
    do {
      const next = min(at + BOX_BYTES, lastBox)
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
      const ratio = div(greater(splat(LEAST), boxSide), side)
      v128.store(deltas + at, joinLow(shift, ratio))
      v128.store(deltas + next, joinHigh(shift, ratio))
      at += 2 * BOX_BYTES
    } while (at < stop)
    takeLogarithms(deltas, strip, stop, growthWeights)
  } while (at < last)
  report(args, args.sights, first, farthest, splat(-0.0), ofBoth(thinnest))
  report(args, args.otherSights, first, farthestAnchor, splat(-0.0), ofBoth(thinnestAnchor))
}

/** The ratios of sides in deltas [first, end) become growths, two boxes at a time. */
function takeLogarithms(deltas: usize, first: usize, end: usize, weights: v128): void {
  let at = first
  do {
    const next = min(at + BOX_BYTES, end - BOX_BYTES)
    const a = v128.load(deltas + at)
    const b = v128.load(deltas + next)
    const growth = mul(weights, Logarithm.of(joinHigh(a, b)))
    v128.store(deltas + at, joinLow(a, growth))
    v128.store(deltas + next, v128.shuffle<i64>(b, growth, 0, 3))
    at += 2 * BOX_BYTES
  } while (at < end)
}
