/** Deltas (t_x, t_y, t_w, t_h): where boxes lie as seen from their anchors. */
import { add, BOX_BYTES, div, greater, mul, splat, sub } from "../lanes/lanes"
import { log } from "../lanes/logarithm"

/** Boxes, anchors and deltas [N, 4]; the four weights. */
@unmanaged
class Arguments {
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

/** Rows [first, end). */
export function encodeBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const anchors = <usize>args.anchors
  const deltas = <usize>args.deltas
  const weights = f32x4(<f32>args.weightX, <f32>args.weightY, <f32>args.weightW, <f32>args.weightH)
  for (let at = <usize>first * BOX_BYTES; at < <usize>end * BOX_BYTES; at += BOX_BYTES) {
    const box = v128.load(boxes + at)
    const anchor = v128.load(anchors + at)
    const side = greater(splat(SMALLEST_SIDE), sub(high(anchor), low(anchor)))
    const near = sub(low(box), low(anchor))
    const far = sub(high(box), high(anchor))
    const shift = div(mul(mul(weights, add(near, far)), splat(0.5)), side)
    const grown = greater(splat(LEAST), sub(high(box), low(box)))
    const growth = mul(weights, log(div(grown, side)))
    v128.store(deltas + at, v128.shuffle<i32>(shift, growth, 0, 1, 6, 7))
  }
}
