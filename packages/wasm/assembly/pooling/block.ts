/** Sixteen channels side by side at every position: four vectors, so that one weight serves sixteen multiplications. */
import { FLOAT_BYTES, LANES } from "../lanes/lanes"
import { interleaveHigh, interleaveLow, joinHigh, joinLow } from "../lanes/transpose"

export const BLOCK: i32 = 16
export const BLOCK_BYTES: usize = <usize>BLOCK * FLOAT_BYTES

/** Reads four rows `sourceStride` bytes apart and writes them as four columns `targetStride` bytes apart. */
function transposeTile(source: usize, sourceStride: usize, target: usize, targetStride: usize): void {
  const a = v128.load(source)
  const b = v128.load(source + sourceStride)
  const c = v128.load(source + 2 * sourceStride)
  const d = v128.load(source + 3 * sourceStride)
  const abLow = interleaveLow(a, b)
  const abHigh = interleaveHigh(a, b)
  const cdLow = interleaveLow(c, d)
  const cdHigh = interleaveHigh(c, d)
  v128.store(target, joinLow(abLow, cdLow))
  v128.store(target + targetStride, joinHigh(abLow, cdLow))
  v128.store(target + 2 * targetStride, joinLow(abHigh, cdHigh))
  v128.store(target + 3 * targetStride, joinHigh(abHigh, cdHigh))
}

/** `count` planes of `positions` numbers, `stride` bytes apart, become [positions][16]; lanes beyond `count` are 0. */
export function toBlock(planes: usize, stride: usize, count: i32, positions: i32, block: usize): void {
  for (let lane = 0; lane < BLOCK; lane += LANES) {
    const source = planes + <usize>lane * stride
    const target = block + <usize>lane * FLOAT_BYTES
    if (lane + LANES <= count) tileIn(source, stride, positions, target)
    else for (let k = 0; k < LANES; k++) laneIn(source, stride, k, lane + k < count, positions, target)
  }
}

/** The last tile overlaps the one before it where positions are no multiple of four: it writes the same again. */
function tileIn(source: usize, stride: usize, positions: i32, target: usize): void {
  const whole = positions & ~(LANES - 1)
  for (let p = 0; p < whole; p += LANES) {
    transposeTile(source + <usize>p * FLOAT_BYTES, stride, target + <usize>p * BLOCK_BYTES, BLOCK_BYTES)
  }
  if (whole < positions && whole > 0) {
    const p = <usize>(positions - LANES)
    transposeTile(source + p * FLOAT_BYTES, stride, target + p * BLOCK_BYTES, BLOCK_BYTES)
    return
  }
  for (let p = whole; p < positions; p++) {
    const from = source + <usize>p * FLOAT_BYTES
    const to = target + <usize>p * BLOCK_BYTES
    for (let k: usize = 0; k < <usize>LANES; k++)
      store<f32>(to + k * FLOAT_BYTES, load<f32>(from + k * stride))
  }
}

function laneIn(source: usize, stride: usize, k: i32, there: bool, positions: i32, target: usize): void {
  const from = source + <usize>k * stride
  const to = target + <usize>k * FLOAT_BYTES
  for (let p = 0; p < positions; p++) {
    const value: f32 = there ? load<f32>(from + <usize>p * FLOAT_BYTES) : 0
    store<f32>(to + <usize>p * BLOCK_BYTES, value)
  }
}

/** The other way: [positions][16] becomes `count` planes. */
export function fromBlock(block: usize, planes: usize, stride: usize, count: i32, positions: i32): void {
  for (let lane = 0; lane < count; lane += LANES) {
    const source = block + <usize>lane * FLOAT_BYTES
    const target = planes + <usize>lane * stride
    if (lane + LANES <= count) tileOut(source, positions, target, stride)
    else for (let k = 0; lane + k < count; k++) laneOut(source, k, positions, target, stride)
  }
}

function tileOut(source: usize, positions: i32, target: usize, stride: usize): void {
  const whole = positions & ~(LANES - 1)
  for (let p = 0; p < whole; p += LANES) {
    transposeTile(source + <usize>p * BLOCK_BYTES, BLOCK_BYTES, target + <usize>p * FLOAT_BYTES, stride)
  }
  if (whole < positions && whole > 0) {
    const p = <usize>(positions - LANES)
    transposeTile(source + p * BLOCK_BYTES, BLOCK_BYTES, target + p * FLOAT_BYTES, stride)
    return
  }
  for (let p = whole; p < positions; p++) {
    const from = source + <usize>p * BLOCK_BYTES
    const to = target + <usize>p * FLOAT_BYTES
    for (let k: usize = 0; k < <usize>LANES; k++)
      store<f32>(to + k * stride, load<f32>(from + k * FLOAT_BYTES))
  }
}

function laneOut(source: usize, k: i32, positions: i32, target: usize, stride: usize): void {
  const from = source + <usize>k * FLOAT_BYTES
  const to = target + <usize>k * stride
  for (let p = 0; p < positions; p++) {
    store<f32>(to + <usize>p * FLOAT_BYTES, load<f32>(from + <usize>p * BLOCK_BYTES))
  }
}
