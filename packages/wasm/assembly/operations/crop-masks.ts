/** Masks cut out: for every bin of every region the weighted sum of the pixels of the region's own mask. */
import { TAP_BYTES, tapOffset, tapsOf, tapWeight } from "../pooling/taps"

/** u8 masks [M, height, width]; i32 the mask of each region; targets [R, size, size]; taps of the rows and of the columns. */
@unmanaged
class Arguments {
  masks: f64
  pixels: f64
  truths: f64
  size: f64
  targets: f64
  rowStarts: f64
  rowTaps: f64
  columnStarts: f64
  columnTaps: f64
}

/** Regions [first, end). */
export function cropMasks(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const size = <i32>args.size
  for (let region = first; region < end; region++) {
    const truth = load<u32>(<usize>args.truths + <usize>region * 4)
    cropMask(args, region, size, <usize>args.masks + <usize>truth * <usize>args.pixels)
  }
}

function cropMask(args: Arguments, region: i32, size: i32, mask: usize): void {
  const rowStarts = <usize>args.rowStarts
  const rowTaps = <usize>args.rowTaps
  const columnStarts = <usize>args.columnStarts
  const columnTaps = <usize>args.columnTaps
  let target = <usize>args.targets + <usize>(region * size * size) * 4
  for (let i = region * size; i < (region + 1) * size; i++) {
    const row = tapsOf(rowStarts, rowTaps, i)
    const rowEnd = tapsOf(rowStarts, rowTaps, i + 1)
    for (let j = region * size; j < (region + 1) * size; j++) {
      const column = tapsOf(columnStarts, columnTaps, j)
      store<f32>(target, weightedSum(mask, row, rowEnd, column, tapsOf(columnStarts, columnTaps, j + 1)))
      target += 4
    }
  }
}

function weightedSum(mask: usize, row: usize, rowEnd: usize, column: usize, columnEnd: usize): f32 {
  let sum: f32 = 0
  for (let y = row; y < rowEnd; y += TAP_BYTES) {
    const line = mask + tapOffset(y)
    let inRow: f32 = 0
    for (let x = column; x < columnEnd; x += TAP_BYTES) {
      inRow += tapWeight(x) * <f32>load<u8>(line + tapOffset(x))
    }
    sum += tapWeight(y) * inRow
  }
  return sum
}
