/** The smallest box around the pixels of each mask. */
import { BOX_BYTES } from "../lanes/lanes"
import { anyWidth, report, Sights } from "../lanes/sight"

const VECTOR: usize = 16

/** u8 masks [N, height, width], boxes [N, 4]; `end` is added to the last row and column. */
@unmanaged
class Arguments extends Sights {
  masks: f64
  height: f64
  width: f64
  boxes: f64
  end: f64
}

/**
 * Masks [first, end), one piece. The scratch holds a row of whole vectors: for each column its bytes of all rows, joined
 * by or. So it says whether the column has a pixel, and whether one of them is neither 0 nor 1.
 */
export function masksToBoxes(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const height = <usize>args.height
  const width = <usize>args.width
  const last = <f32>args.end
  let seen = i32x4.splat(0)
  for (let n = <usize>first; n < <usize>end; n++) {
    const mask = <usize>args.masks + n * height * width
    boxOf(mask, height, width, last, <usize>args.boxes + n * BOX_BYTES, scratch)
    for (let at: usize = 0; at < width; at += VECTOR) seen = v128.or(seen, v128.load(scratch + at))
  }
  report(args, args.sights, first, seen, i32x4.splat(0), anyWidth())
}

function boxOf(mask: usize, height: usize, width: usize, last: f32, box: usize, columns: usize): void {
  memory.fill(columns, 0, width + VECTOR)
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

/** Joins a row's bytes to those of the columns; whether there are any pixels. */
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
    store<u8>(columns + at, load<u8>(columns + at) | pixel)
  }
  return some
}
