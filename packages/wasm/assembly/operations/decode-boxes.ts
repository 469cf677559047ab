/** Boxes out of deltas (t_x, t_y, t_w, t_h) and the anchors that they are seen from. */
import { exp } from "../lanes/exponential"
import { add, BOX_BYTES, div, lesser, mul, splat, sub } from "../lanes/lanes"
import { anyWidth, farther, ofBoth, report, Sights } from "../lanes/sight"
import { joinHigh, joinLow } from "../lanes/transpose"

/** Deltas [N, K, 4], anchors [N, 4], boxes [N, K, 4]; the four weights, the largest growth. */
@unmanaged
class Arguments extends Sights {
  deltas: f64
  anchors: f64
  boxes: f64
  classes: f64
  weightX: f64
  weightY: f64
  weightW: f64
  weightH: f64
  clamp: f64
}

/** Where the anchor of a box lies; a division takes as long as all the rest, and with one class it is not needed. */
@unmanaged
class OneClass {
  row(box: i32, _classes: i32): usize {
    return <usize>box * BOX_BYTES
  }
}

@unmanaged
class Classes {
  row(box: i32, classes: i32): usize {
    return <usize>(box / classes) * BOX_BYTES
  }
}

/** Anchors [first, end) with all their classes, of which there is one at least; one piece. */
export function decodeBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  if (args.classes === 1) decode<OneClass>(first, end, args)
  else decode<Classes>(first, end, args)
}

/**
 * Two boxes at a time, x and y of one beside those of the other, so that all four lanes are of use; a last one alone is
 * computed twice. The test stands at the
 * loop's end, so that what is constant is not computed in it.
 */
function decode<K>(first: i32, end: i32, args: Arguments): void {
  const classes = <i32>args.classes
  const shiftWeights = f32x4(<f32>args.weightX, <f32>args.weightY, <f32>args.weightX, <f32>args.weightY)
  const growthWeights = f32x4(<f32>args.weightW, <f32>args.weightH, <f32>args.weightW, <f32>args.weightH)
  const clamp = splat(<f32>args.clamp)
  const deltas = <usize>args.deltas
  const anchors = <usize>args.anchors
  const boxes = <usize>args.boxes
  const last = end * classes - 1
  let farthest = i32x4.splat(0)
  let farthestDelta = farthest
  let thinnest = anyWidth()
  let box = first * classes
  do {
    const next = min(box + 1, last)
    const one = <usize>box * BOX_BYTES
    const other = <usize>next * BOX_BYTES
    const deltaA = v128.load(deltas + one)
    const deltaB = v128.load(deltas + other)
    const anchorA = v128.load(anchors + changetype<K>(0).row(box, classes))
    const anchorB = v128.load(anchors + changetype<K>(0).row(next, classes))
    farthestDelta = farther(farther(farthestDelta, deltaA), deltaB)
    farthest = farther(farther(farthest, anchorA), anchorB)
    const low = joinLow(anchorA, anchorB)
    const high = joinHigh(anchorA, anchorB)
    const side = sub(high, low)
    thinnest = lesser(thinnest, side)
    const shift = div(joinLow(deltaA, deltaB), shiftWeights)
    const growth = lesser(div(joinHigh(deltaA, deltaB), growthWeights), clamp)
    const middle = add(mul(shift, side), mul(add(low, high), splat(0.5)))
    const half = mul(mul(exp(growth), splat(0.5)), side)
    const near = sub(middle, half)
    const far = add(middle, half)
    v128.store(boxes + one, joinLow(near, far))
    v128.store(boxes + other, joinHigh(near, far))
    box += 2
  } while (box <= last)
  report(args, args.sights, first, farthest, splat(-0.0), ofBoth(thinnest))
  report(args, args.otherSights, first, farthestDelta, splat(-0.0), anyWidth())
}
