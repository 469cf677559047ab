/** Four rows of a matrix side by side: its columns as vectors, with a lane for each row. */
import { FLOAT_BYTES, greater, splat } from "../lanes/lanes"
import { farther } from "../lanes/sight"
import { interleaveHigh, interleaveLow, joinHigh, joinLow } from "../lanes/transpose"

const VECTOR_BYTES: usize = 16

/** Four addresses: where rows begin, or a number of each. */
@unmanaged
export class FourPlaces {
  a: usize
  b: usize
  c: usize
  d: usize
}

/** Rows from one on of a matrix; behind `last` it is the last one again. */
export function placeRows(rows: FourPlaces, matrix: usize, bytes: usize, row: i32, last: i32): void {
  rows.a = matrix + <usize>row * bytes
  rows.b = matrix + <usize>min(row + 1, last) * bytes
  rows.c = matrix + <usize>min(row + 2, last) * bytes
  rows.d = matrix + <usize>min(row + 3, last) * bytes
}

/** What reading rows found: the farthest numbers so far, lane by lane, and the largest number of each of the four rows. */
@unmanaged
export class Found {
  farthest: v128
  largest: v128
}

/** Reads rows of so many bytes as columns. */
export function readColumns(rows: FourPlaces, bytes: usize, columns: usize, found: Found): void {
  const whole = bytes & ~(VECTOR_BYTES - 1)
  const none = splat(f32.NEGATIVE_INFINITY)
  let far = found.farthest
  let mostA = none
  let mostB = none
  let mostC = none
  let mostD = none
  let at: usize = 0
  if (whole > 0)
    do {
      const a = v128.load(rows.a + at)
      const b = v128.load(rows.b + at)
      const c = v128.load(rows.c + at)
      const d = v128.load(rows.d + at)
      far = farther(farther(farther(farther(far, a), b), c), d)
      mostA = greater(mostA, a)
      mostB = greater(mostB, b)
      mostC = greater(mostC, c)
      mostD = greater(mostD, d)
      transpose(columns + at * 4, a, b, c, d)
      at += VECTOR_BYTES
    } while (at < whole)
  transpose(columns + at * 4, mostA, mostB, mostC, mostD)
  let most = greatestOfFour(columns + at * 4)
  for (; at < bytes; at += FLOAT_BYTES) {
    const column = oneOfEach(rows, at)
    far = farther(far, column)
    most = greater(most, column)
    v128.store(columns + at * 4, column)
  }
  found.farthest = far
  found.largest = most
}

/** Writes columns as rows of so many bytes. */
export function writeRows(rows: FourPlaces, bytes: usize, columns: usize): void {
  const whole = bytes & ~(VECTOR_BYTES - 1)
  let at: usize = 0
  for (; at < whole; at += VECTOR_BYTES) {
    const from = columns + at * 4
    const low = interleaveLow(v128.load(from), v128.load(from, 16))
    const high = interleaveHigh(v128.load(from), v128.load(from, 16))
    const nextLow = interleaveLow(v128.load(from, 32), v128.load(from, 48))
    const nextHigh = interleaveHigh(v128.load(from, 32), v128.load(from, 48))
    v128.store(rows.a + at, joinLow(low, nextLow))
    v128.store(rows.b + at, joinHigh(low, nextLow))
    v128.store(rows.c + at, joinLow(high, nextHigh))
    v128.store(rows.d + at, joinHigh(high, nextHigh))
  }
  for (; at < bytes; at += FLOAT_BYTES) {
    const column = v128.load(columns + at * 4)
    storeEach(rows, column, at)
  }
}

/** Four rows of four, as columns. */
function transpose(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, joinLow(interleaveLow(a, b), interleaveLow(c, d)))
  v128.store(to, joinHigh(interleaveLow(a, b), interleaveLow(c, d)), 16)
  v128.store(to, joinLow(interleaveHigh(a, b), interleaveHigh(c, d)), 32)
  v128.store(to, joinHigh(interleaveHigh(a, b), interleaveHigh(c, d)), 48)
}

function greatestOfFour(at: usize): v128 {
  const pair = greater(v128.load(at), v128.load(at, 16))
  return greater(pair, greater(v128.load(at, 32), v128.load(at, 48)))
}

/** A number from each of four places. */
export function oneOfEach(from: FourPlaces, offset: usize = 0): v128 {
  const one = v128.load32_lane(from.b + offset, v128.load32_zero(from.a + offset), 1)
  return v128.load32_lane(from.d + offset, v128.load32_lane(from.c + offset, one, 2), 3)
}

/** A number to each of them. */
export function storeEach(to: FourPlaces, numbers: v128, offset: usize = 0): void {
  v128.store32_lane(to.a + offset, numbers, 0)
  v128.store32_lane(to.b + offset, numbers, 1)
  v128.store32_lane(to.c + offset, numbers, 2)
  v128.store32_lane(to.d + offset, numbers, 3)
}
