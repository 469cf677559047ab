/** Each coordinate moved into the image. */
import { BOX_BYTES, greater, lesser, splat } from "../lanes/lanes"
import { anyWidth, farther, report, Sights } from "../lanes/sight"

@unmanaged
class Arguments extends Sights {
  boxes: f64
  clipped: f64
  width: f64
  height: f64
}

/** Rows [first, end), one piece. The test stands at the loop's end, so that what is constant is not computed in it. */
export function clipBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const clipped = <usize>args.clipped
  const width = <f32>args.width
  const height = <f32>args.height
  const limit = f32x4(width, height, width, height)
  const last = <usize>end * BOX_BYTES
  let farthest = i32x4.splat(0)
  let at = <usize>first * BOX_BYTES
  do {
    const box = v128.load(boxes + at)
    farthest = farther(farthest, box)
    v128.store(clipped + at, lesser(limit, greater(splat(0), box)))
    at += BOX_BYTES
  } while (at < last)
  report(args, args.sights, first, farthest, splat(-0.0), anyWidth())
}
