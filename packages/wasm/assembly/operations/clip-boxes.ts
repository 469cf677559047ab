/** Each coordinate moved into the image. */
import { BOX_BYTES, greater, lesser, splat } from "../lanes/lanes"

@unmanaged
class Arguments {
  boxes: f64
  clipped: f64
  width: f64
  height: f64
}

/** Rows [first, end). */
export function clipBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const clipped = <usize>args.clipped
  const width = <f32>args.width
  const height = <f32>args.height
  const limit = f32x4(width, height, width, height)
  for (let at = <usize>first * BOX_BYTES; at < <usize>end * BOX_BYTES; at += BOX_BYTES) {
    const box = v128.load(boxes + at)
    v128.store(clipped + at, lesser(limit, greater(splat(0), box)))
  }
}
