/**
 * The loss of each row of logits against its label, and its slopes p - [c = label]. Four rows at a time, side by side,
 * so that the largest logit and the sum are found for all of them at once; the logarithms of a piece come last.
 */
import { exp } from "../lanes/exponential"
import { add, choose, div, FLOAT_BYTES, LANES, lesser, splat, sub } from "../lanes/lanes"
import { log1p } from "../lanes/log1p"
import { Logarithm } from "../lanes/logarithm"
import { anyWidth, report, Sights } from "../lanes/sight"
import {
  Found,
  FourPlaces,
  oneOfEach,
  placeRows,
  readColumns,
  storeEach,
  writeRows,
} from "../losses/four-rows"
import { LossAlone, LossAndSlope } from "../losses/wanted"

const VECTOR_BYTES: usize = 16

/** Logits [N, C] with C above 0, i32 labels [N], loss [N] with room for whole vectors, slopes [N, C] or 0. */
@unmanaged
class Arguments extends Sights {
  logits: f64
  labels: f64
  loss: f64
  gradient: f64
  classes: f64
}

/** The scratch holds two times four places, what was found, a vector for each class and four more, a sum for each row. */
const OWN: usize = 16
const FOUND: usize = 32
const COLUMNS: usize = 64

/** Rows [first, end), one piece; it begins at a multiple of four. */
export function softmaxCrossEntropy(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const sums = scratch + COLUMNS + (<usize>args.classes + 4) * VECTOR_BYTES
  if (args.gradient === 0) pass<LossAlone>(first, end, args, scratch, sums)
  else pass<LossAndSlope>(first, end, args, scratch, sums)
  addLogarithms(<usize>args.loss + <usize>first * FLOAT_BYTES, sums, <usize>(end - first) * FLOAT_BYTES)
}

function pass<W>(first: i32, end: i32, args: Arguments, scratch: usize, sums: usize): void {
  const rows = changetype<FourPlaces>(scratch)
  const own = changetype<FourPlaces>(scratch + OWN)
  const found = changetype<Found>(scratch + FOUND)
  const columns = scratch + COLUMNS
  const bytes = <usize>args.classes * FLOAT_BYTES
  found.farthest = i32x4.splat(0)
  for (let row = first; row < end; row += LANES) {
    placeRows(rows, <usize>args.labels, FLOAT_BYTES, row, end - 1)
    const labels = oneOfEach(rows)
    const counted = i32x4.ge_s(labels, i32x4.splat(0))
    placeOwn(own, columns, v128.and(labels, counted))
    placeRows(rows, <usize>args.logits, bytes, row, end - 1)
    readColumns(rows, bytes, columns, found)
    const lead = sub(found.largest, oneOfEach(own))
    const rest = sumOf<W>(columns, bytes, found.largest)
    v128.store(<usize>args.loss + <usize>row * FLOAT_BYTES, v128.and(lead, counted))
    v128.store(sums + <usize>(row - first) * FLOAT_BYTES, v128.and(rest, counted))
    if (changetype<W>(0).slope()) {
      turnIntoSlopes(columns, bytes, own, rest, counted)
      placeRows(rows, <usize>args.gradient, bytes, row, end - 1)
      writeRows(rows, bytes, columns)
    }
  }
  report(args, args.sights, first, found.farthest, splat(-0.0), anyWidth())
}

/** Where each row has its own class among the columns. */
function placeOwn(own: FourPlaces, columns: usize, labels: v128): void {
  own.a = columns + <usize>i32x4.extract_lane(labels, 0) * VECTOR_BYTES
  own.b = columns + <usize>i32x4.extract_lane(labels, 1) * VECTOR_BYTES + 4
  own.c = columns + <usize>i32x4.extract_lane(labels, 2) * VECTOR_BYTES + 8
  own.d = columns + <usize>i32x4.extract_lane(labels, 3) * VECTOR_BYTES + 12
}

/**
 * The sum of e^(x - m) without the one of m itself: what is equal to m is counted, so that small sums keep their
 * digits. The test stands at the loop's end, so that what is constant is not computed in it.
 */
function sumOf<W>(columns: usize, bytes: usize, m: v128): v128 {
  const end = columns + bytes * 4
  let sum = splat(0)
  let equals = i32x4.splat(-1)
  let at = columns
  do {
    const x = v128.load(at)
    const equal = f32x4.eq(x, m)
    const e = exp(sub(x, m))
    sum = add(sum, v128.andnot(e, equal))
    equals = i32x4.sub(equals, equal)
    if (changetype<W>(0).slope()) v128.store(at, e)
    at += VECTOR_BYTES
  } while (at < end)
  return add(sum, f32x4.convert_i32x4_s(equals))
}

/** m - x of the label is the loss already: ln(1 + rest) comes to it. The series for small sums keeps their digits. */
function addLogarithms(loss: usize, sums: usize, bytes: usize): void {
  const one = splat(1)
  let at: usize = 0
  do {
    const rest = v128.load(sums + at)
    const small = log1p(lesser(rest, one))
    const logarithm = choose(f32x4.lt(rest, one), small, Logarithm.of(add(rest, one)))
    v128.store(loss + at, add(v128.load(loss + at), logarithm))
    at += VECTOR_BYTES
  } while (at < bytes)
}

/** e^(x - m) over their sum; at the label minus what the others have; 0 for rows that do not count. */
function turnIntoSlopes(columns: usize, bytes: usize, own: FourPlaces, rest: v128, counted: v128): void {
  const end = columns + bytes * 4
  const total = add(rest, splat(1))
  const e = oneOfEach(own)
  const others = choose(f32x4.eq(e, splat(1)), rest, add(splat(1), sub(rest, e)))
  let at = columns
  do {
    v128.store(at, v128.and(div(v128.load(at), total), counted))
    at += VECTOR_BYTES
  } while (at < end)
  storeEach(own, v128.and(f32x4.neg(div(others, total)), counted))
}
