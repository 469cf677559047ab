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

/** Anchors [first, end) with all their classes. */
export function decodeBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const classes = <i32>args.classes
  const weights = f32x4(<f32>args.weightX, <f32>args.weightY, <f32>args.weightW, <f32>args.weightH)
  const clamp = splat(<f32>args.clamp)
  let anchor = <usize>args.anchors + <usize>first * BOX_BYTES
  let at = <usize>first * <usize>classes * BOX_BYTES
  for (let row = first; row < end; row++) {
    const box = v128.load(anchor)
    const low = v128.shuffle<i32>(box, box, 0, 1, 0, 1)
    const high = v128.shuffle<i32>(box, box, 2, 3, 2, 3)
    const centre = mul(add(low, high), splat(0.5))
    const side = sub(high, low)
    for (let label = 0; label < classes; label++) {
      const deltas = div(v128.load(<usize>args.deltas + at), weights)
      v128.store(<usize>args.boxes + at, decodeOne(deltas, centre, side, clamp))
      at += BOX_BYTES
    }
    anchor += BOX_BYTES
  }
}

/** x, y: centre + shift * side; half the grown side lies on either side of it. */
function decodeOne(deltas: v128, centre: v128, side: v128, clamp: v128): v128 {
  const shift = v128.shuffle<i32>(deltas, deltas, 0, 1, 0, 1)
  const growth = v128.shuffle<i32>(deltas, deltas, 2, 3, 2, 3)
  const middle = add(mul(shift, side), centre)
  const halfSide = mul(mul(exp(lesser(growth, clamp)), side), splat(0.5))
  return add(middle, v128.xor(halfSide, f32x4(-0.0, -0.0, 0.0, 0.0)))
}
