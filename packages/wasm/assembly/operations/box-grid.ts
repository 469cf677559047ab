/** The same boxes around the centre of every cell of a grid. */
import { add, BOX_BYTES, greater, lesser, splat } from "../lanes/lanes"

/** Cells of a step. */
const TOGETHER: i32 = 4

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

/** Rows [first, end) of cells. */
export function boxGrid(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const width = <i32>args.width
  const perCell = <usize>args.perCell * BOX_BYTES
  if (perCell === 0) return
  let output = <usize>args.boxes + <usize>first * <usize>width * perCell
  for (let y = first; y < end; y++) {
    let x = 0
    for (; x + TOGETHER <= width; x += TOGETHER) {
      fourCells(args, y, x, perCell, output)
      output += TOGETHER * perCell
    }
    for (; x < width; x++) {
      oneCell(args, y, x, perCell, output)
      output += perCell
    }
  }
  if (args.clips === 1) clip(args, first, end)
}

/** Centres are products in float64. */
function centre(args: Arguments, y: i32, x: i32): v128 {
  const down = <f32>((<f64>y + args.offset) * args.strideY)
  const across = <f32>((<f64>x + args.offset) * args.strideX)
  return f32x4(across, down, across, down)
}

/** Each box of a cell is read once for four cells. */
function fourCells(args: Arguments, y: i32, x: i32, perCell: usize, output: usize): void {
  const one = centre(args, y, x)
  const two = centre(args, y, x + 1)
  const three = centre(args, y, x + 2)
  const four = centre(args, y, x + 3)
  const base = <usize>args.base
  let k: usize = 0
  do {
    const box = v128.load(base + k)
    const to = output + k
    v128.store(to, add(one, box))
    v128.store(to + perCell, add(two, box))
    v128.store(to + 2 * perCell, add(three, box))
    v128.store(to + 3 * perCell, add(four, box))
    k += BOX_BYTES
  } while (k < perCell)
}

function oneCell(args: Arguments, y: i32, x: i32, perCell: usize, output: usize): void {
  const middle = centre(args, y, x)
  const base = <usize>args.base
  for (let k: usize = 0; k < perCell; k += BOX_BYTES) {
    v128.store(output + k, add(middle, v128.load(base + k)))
  }
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
