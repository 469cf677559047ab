/** Masks stretched over their boxes: for every row and column of the image a place between two cells. */
import { add, FLOAT_BYTES, mul, splat, sub } from "../lanes/lanes"

/** A place: i32 the cell before it, f32 how far it is towards the next. */
const PLACE_BYTES: usize = 8

/**
 * Masks [N, cells, cells], images [N, height, width]. For each mask the first row, the end of its rows, the first column and
 * the end of its columns, and where their places begin, i32 [N, 6]; the places.
 */
@unmanaged
class Arguments {
  masks: f64
  cells: f64
  images: f64
  height: f64
  width: f64
  ranges: f64
  places: f64
}

@unmanaged
class Range {
  top: i32
  bottom: i32
  left: i32
  right: i32
  rowPlaces: i32
  columnPlaces: i32
}

/** Masks [first, end). The scratch holds a mask in a border of zeros, one cell before it and two behind, and a line of it. */
export function pasteMasks(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const cells = <usize>args.cells
  const width = <usize>args.width
  const size = <usize>args.height * width * FLOAT_BYTES
  const side = cells + 3
  const line = scratch + ((side * side * FLOAT_BYTES + 63) & ~63)
  for (let n = <usize>first; n < <usize>end; n++) {
    const image = <usize>args.images + n * size
    const range = changetype<Range>(<usize>args.ranges + n * offsetof<Range>())
    memory.fill(image, 0, size)
    if (range.top >= range.bottom || range.left >= range.right) continue
    border(scratch, <usize>args.masks + n * cells * cells * FLOAT_BYTES, cells)
    paste(image, width, range, <usize>args.places, scratch, side, line)
  }
}

function border(target: usize, mask: usize, cells: usize): void {
  const side = cells + 3
  memory.fill(target, 0, side * side * FLOAT_BYTES)
  for (let row: usize = 0; row < cells; row++) {
    const to = target + ((row + 1) * side + 1) * FLOAT_BYTES
    memory.copy(to, mask + row * cells * FLOAT_BYTES, cells * FLOAT_BYTES)
  }
}

function paste(
  image: usize,
  width: usize,
  range: Range,
  places: usize,
  mask: usize,
  side: usize,
  line: usize,
): void {
  let place = places + <usize>range.rowPlaces * PLACE_BYTES
  const columns = places + <usize>range.columnPlaces * PLACE_BYTES
  const count = range.right - range.left
  for (let row = <usize>range.top; row < <usize>range.bottom; row++) {
    const above = mask + load<u32>(place) * side * FLOAT_BYTES
    blendRows(line, above, above + side * FLOAT_BYTES, load<f32>(place, 4), side)
    blendColumns(image + (row * width + <usize>range.left) * FLOAT_BYTES, line, columns, count)
    place += PLACE_BYTES
  }
}

/** (1 - t) a + t b */
function blendRows(line: usize, a: usize, b: usize, t: f32, side: usize): void {
  const near = splat(<f32>1 - t)
  const far = splat(t)
  for (let at: usize = 0; at < side * FLOAT_BYTES; at += 16) {
    v128.store(line + at, add(mul(near, v128.load(a + at)), mul(far, v128.load(b + at))))
  }
}

/** Four columns at a time: a place's two cells lie side by side, and are read as one. */
function blendColumns(output: usize, line: usize, places: usize, count: i32): void {
  let left = count
  for (; left >= 4; left -= 4) {
    const first = v128.load(places)
    const second = v128.load(places, 16)
    const t = v128.shuffle<f32>(first, second, 1, 3, 5, 7)
    const low = cellsOf(line, places)
    const high = cellsOf(line, places + 16)
    const near = v128.shuffle<f32>(low, high, 0, 2, 4, 6)
    const far = v128.shuffle<f32>(low, high, 1, 3, 5, 7)
    v128.store(output, add(mul(sub(splat(1), t), near), mul(t, far)))
    places += 4 * PLACE_BYTES
    output += 16
  }
  for (; left > 0; left--) {
    const cell = line + load<u32>(places) * FLOAT_BYTES
    const t = load<f32>(places, 4)
    store<f32>(output, (<f32>1 - t) * load<f32>(cell) + t * load<f32>(cell, 4))
    places += PLACE_BYTES
    output += FLOAT_BYTES
  }
}

/** The cells of two places: before and behind the first, before and behind the second. */
function cellsOf(line: usize, places: usize): v128 {
  const first = v128.load64_zero(line + load<u32>(places) * FLOAT_BYTES)
  return v128.load64_lane(line + load<u32>(places, 8) * FLOAT_BYTES, first, 1)
}
