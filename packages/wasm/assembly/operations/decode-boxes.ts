/** Boxes out of deltas (t_x, t_y, t_w, t_h) and the anchors that they are seen from. */
import { exp } from "../lanes/exponential"
import { add, BOX_BYTES, lesser, mul, splat, sub } from "../lanes/lanes"
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

/** How far from the first anchor that of a box lies, in bytes as the box; with one class no division is needed. */
@unmanaged
class OneClass {
  row(box: usize, _classes: usize): usize {
    return box
  }
}

@unmanaged
class Classes {
  row(box: usize, classes: usize): usize {
    return (box / BOX_BYTES / classes) * BOX_BYTES
  }
}

/** Anchors [first, end) with all their classes, of which there is one at least; one piece. */
export function decodeBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  if (args.classes === 1) decode<OneClass>(first, end, args)
  else decode<Classes>(first, end, args)
}

/** Boxes whose growth is computed before anything is done with it. */
const STRIP_BYTES: usize = 256 * BOX_BYTES

/**
 * Half of what the sides of boxes [at, end) are multiplied by, where the boxes themselves will lie. Two at a time, w and h
 * of one beside those of the other; beside a last one alone there is whatever lies behind it.
 */
function grow(deltas: usize, at: usize, end: usize, inverses: v128, clamp: v128, boxes: usize): void {
  let box = at
  do {
    const growth = joinHigh(v128.load(deltas + box), v128.load(deltas + box, BOX_BYTES))
    const grown = exp(lesser(mul(growth, inverses), clamp))
    v128.store(boxes + box, mul(grown, splat(0.5)))
    box += 2 * BOX_BYTES
  } while (box < end)
}

/** 1 / x and 1 / y, twice. */
function inverses(x: f64, y: f64): v128 {
  const acrossInverse = <f32>(1 / x)
  const downInverse = <f32>(1 / y)
  return f32x4(acrossInverse, downInverse, acrossInverse, downInverse)
}

/**
 * Strip by strip, two boxes at a time, x and y of one beside those of the other, so that all four lanes are of use; a last
 * one alone is computed twice, and written again with its own growth. The tests stand at the loops' ends, so that what is
 * constant is not computed in them.
 */
function decode<K>(first: i32, end: i32, args: Arguments): void {
  const classes = <usize>args.classes
  const shifts = inverses(args.weightX, args.weightY)
  const growths = inverses(args.weightW, args.weightH)
  const clamp = splat(<f32>args.clamp)
  const deltas = <usize>args.deltas
  const anchors = <usize>args.anchors
  const boxes = <usize>args.boxes
  const last = <usize>end * classes * BOX_BYTES
  const lastBox = last - BOX_BYTES
  let farthest = i32x4.splat(0)
  let farthestDelta = farthest
  let thinnest = anyWidth()
  let box = <usize>first * classes * BOX_BYTES
  do {
    const stop = min(box + STRIP_BYTES, last)
    grow(deltas, box, stop, growths, clamp, boxes)
    do {
      const next = min(box + BOX_BYTES, lastBox)
      const deltaA = v128.load(deltas + box)
      const deltaB = v128.load(deltas + next)
      const anchorA = v128.load(anchors + changetype<K>(0).row(box, classes))
      const anchorB = v128.load(anchors + changetype<K>(0).row(next, classes))
      farthestDelta = farther(farther(farthestDelta, deltaA), deltaB)
      farthest = farther(farther(farthest, anchorA), anchorB)
      const low = joinLow(anchorA, anchorB)
      const high = joinHigh(anchorA, anchorB)
      const side = sub(high, low)
      thinnest = lesser(thinnest, side)
      const shift = mul(joinLow(deltaA, deltaB), shifts)
      const middle = add(mul(shift, side), mul(add(low, high), splat(0.5)))
      const half = mul(v128.load(boxes + box), side)
      const near = sub(middle, half)
      const far = add(middle, half)
      v128.store(boxes + next, joinHigh(near, far))
      v128.store(boxes + box, joinLow(near, far))
      box += 2 * BOX_BYTES
    } while (box < stop)
  } while (box < last)
  report(args, args.sights, first, farthest, splat(-0.0), ofBoth(thinnest))
  report(args, args.otherSights, first, farthestDelta, splat(-0.0), anyWidth())
}
