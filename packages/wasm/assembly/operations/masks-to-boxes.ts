/** The smallest box around the pixels of each mask. */
import { BOX_BYTES } from "../lanes/lanes"

const VECTOR: usize = 16

/** u8 masks [N, height, width], boxes [N, 4]; `end` is added to the last row and column. */
@unmanaged
class Arguments {
  masks: f64
  height: f64
  width: f64
  boxes: f64
  end: f64
}

/** Masks [first, end). The scratch holds a row: a byte for each column that says whether it has a pixel. */
export function masksToBoxes(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const height = <usize>args.height
  const width = <usize>args.width
  const last = <f32>args.end
  for (let n = <usize>first; n < <usize>end; n++) {
    boxOf(
      <usize>args.masks + n * height * width,
      height,
      width,
      last,
      <usize>args.boxes + n * BOX_BYTES,
      scratch,
    )
  }
}

function boxOf(mask: usize, height: usize, width: usize, last: f32, box: usize, columns: usize): void {
  memory.fill(columns, 0, width)
  let top: i32 = -1
  let bottom: i32 = 0
  for (let row: usize = 0; row < height; row++) {
    if (!addRow(columns, mask + row * width, width)) continue
    if (top < 0) top = <i32>row
    bottom = <i32>row
  }
  if (top < 0) {
    v128.store(box, f32x4.splat(0))
    return
  }
  let left: usize = 0
  while (load<u8>(columns + left) === 0) left++
  let right = width - 1
  while (load<u8>(columns + right) === 0) right--
  v128.store(box, f32x4(<f32>left, <f32>top, <f32>right + last, <f32>bottom + last))
}

/** Marks the columns of a row's pixels; whether there are any. */
function addRow(columns: usize, row: usize, width: usize): bool {
  let any = i32x4.splat(0)
  let at: usize = 0
  for (; at + VECTOR <= width; at += VECTOR) {
    const pixels = v128.load(row + at)
    any = v128.or(any, pixels)
    v128.store(columns + at, v128.or(v128.load(columns + at), pixels))
  }
  let some = v128.any_true(any)
  for (; at < width; at++) {
    const pixel = load<u8>(row + at)
    if (pixel === 0) continue
    some = true
    store<u8>(columns + at, 1)
  }
  return some
}
