/** The same boxes around the centre of every cell of a grid. */
import { add, BOX_BYTES, greater, lesser, splat } from "../lanes/lanes"

/** The boxes of one cell around 0, [perCell, 4]; all boxes [height, width, perCell, 4]; what clipping leaves. */
@unmanaged
class Arguments {
  base: f64
  perCell: f64
  width: f64
  strideX: f64
  strideY: f64
  offset: f64
  boxes: f64
  clips: f64
  imageWidth: f64
  imageHeight: f64
}

/** Rows [first, end) of cells. Centres are products in float64. */
export function boxGrid(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const width = <i32>args.width
  const perCell = <usize>args.perCell * BOX_BYTES
  const base = <usize>args.base
  const strideX = args.strideX
  const offset = args.offset
  let output = <usize>args.boxes + <usize>first * <usize>width * perCell
  for (let y = first; y < end; y++) {
    const centreY = <f32>((<f64>y + args.offset) * args.strideY)
    for (let x = 0; x < width; x++) {
      const centreX = <f32>((<f64>x + offset) * strideX)
      const centre = f32x4(centreX, centreY, centreX, centreY)
      for (let k: usize = 0; k < perCell; k += BOX_BYTES) {
        v128.store(output, add(centre, v128.load(base + k)))
        output += BOX_BYTES
      }
    }
  }
  if (args.clips === 1) clip(args, first, end)
}

function clip(args: Arguments, first: i32, end: i32): void {
  const rowBytes = <usize>args.width * <usize>args.perCell * BOX_BYTES
  const w = <f32>args.imageWidth
  const h = <f32>args.imageHeight
  const limit = f32x4(w, h, w, h)
  const start = <usize>args.boxes
  for (let at = start + <usize>first * rowBytes; at < start + <usize>end * rowBytes; at += BOX_BYTES) {
    v128.store(at, lesser(limit, greater(splat(0), v128.load(at))))
  }
}
