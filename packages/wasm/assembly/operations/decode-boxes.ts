/** Boxes out of deltas (t_x, t_y, t_w, t_h) and the anchors that they are seen from. */
import { exp } from "../lanes/exponential"
import { add, BOX_BYTES, div, lesser, mul, splat, sub } from "../lanes/lanes"

/** Deltas [N, K, 4], anchors [N, 4], boxes [N, K, 4]; the four weights, the largest growth. */
@unmanaged
class Arguments {
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

/** Anchors [first, end) with all their classes: two boxes at a time, so that one exponential serves both. */
export function decodeBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const classes = <i32>args.classes
  const weights = f32x4(<f32>args.weightX, <f32>args.weightY, <f32>args.weightW, <f32>args.weightH)
  const clamp = splat(<f32>args.clamp)
  const deltas = <usize>args.deltas
  const anchors = <usize>args.anchors
  const boxes = <usize>args.boxes
  const last = end * classes - 1
  for (let box = first * classes; box <= last; box += 2) {
    const one = <usize>box * BOX_BYTES
    const other = <usize>min(box + 1, last) * BOX_BYTES
    const a = div(v128.load(deltas + one), weights)
    const b = div(v128.load(deltas + other), weights)
    const grown = mul(exp(lesser(v128.shuffle<i32>(a, b, 2, 3, 6, 7), clamp)), splat(0.5))
    const anchorA = v128.load(anchors + rowOf(box, classes))
    const anchorB = v128.load(anchors + rowOf(min(box + 1, last), classes))
    v128.store(boxes + one, placed(anchorA, low(a), low(grown)))
    v128.store(boxes + other, placed(anchorB, low(b), high(grown)))
  }
}

/** Where the anchor of a box lies; a division takes as long as all the rest, and with one class it is not needed. */
function rowOf(box: i32, classes: i32): usize {
  return <usize>(classes === 1 ? box : box / classes) * BOX_BYTES
}

/** x1 and y1 twice, x2 and y2 twice. */
function low(box: v128): v128 {
  return v128.shuffle<i32>(box, box, 0, 1, 0, 1)
}
function high(box: v128): v128 {
  return v128.shuffle<i32>(box, box, 2, 3, 2, 3)
}

/** centre + shift * side, and on either side of it half of the side, grown. */
function placed(anchor: v128, shift: v128, halfGrowth: v128): v128 {
  const side = sub(high(anchor), low(anchor))
  const centre = mul(add(low(anchor), high(anchor)), splat(0.5))
  const middle = add(mul(shift, side), centre)
  return add(middle, v128.xor(mul(halfGrowth, side), f32x4(-0.0, -0.0, 0.0, 0.0)))
}
