/** A loss of every prediction against its target, and its slopes along the prediction's corners. */
import { BOX_BYTES, FLOAT_BYTES, greater, LANES, splat } from "../lanes/lanes"
import { interleaveHigh, interleaveLow, joinHigh, joinLow } from "../lanes/transpose"
import { Axis, measureAxis } from "./axis"
import { Corner, Pair } from "./pair"

const LINE: usize = 64

/** Predictions and targets [N, 4], loss [N], slopes [N, 4] or 0: all with room for whole vectors. */
@unmanaged
class Arguments {
  predictions: f64
  targets: f64
  loss: f64
  gradient: f64
  epsilon: f64
  follow: f64
}

/** Four boxes, corner by corner. */
@unmanaged
class Corners {
  x1: v128
  y1: v128
  x2: v128
  y2: v128
}

/** Takes room for `bytes` off the scratch memory. */
@unmanaged
class Room {
  next: usize
  take(bytes: usize): usize {
    const at = this.next
    this.next += (bytes + LINE - 1) & ~(LINE - 1)
    return at
  }
}

/** Vectors [first, end) of four pairs. L has no fields: `L.loss` of four pairs, and `L.slope` as a corner moves outwards. */
export function pairLosses<L>(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const room = changetype<Room>(scratch)
  room.next = scratch + LINE
  const predictions = changetype<Corners>(room.take(offsetof<Corners>()))
  const targets = changetype<Corners>(room.take(offsetof<Corners>()))
  const corner = changetype<Corner>(room.take(offsetof<Corner>()))
  const pair = changetype<Pair>(room.take(offsetof<Pair>()))
  pair.across = changetype<Axis>(room.take(offsetof<Axis>()))
  pair.down = changetype<Axis>(room.take(offsetof<Axis>()))
  pair.epsilon = splat(<f32>args.epsilon)
  pair.follow = splat(<f32>args.follow)
  const gradient = <usize>args.gradient
  const last = <usize>end * LANES
  let at = <usize>first * LANES
  do {
    readCorners(predictions, <usize>args.predictions + at * BOX_BYTES)
    readCorners(targets, <usize>args.targets + at * BOX_BYTES)
    measure(pair, predictions, targets, gradient !== 0)
    v128.store(<usize>args.loss + at * FLOAT_BYTES, greater(splat(0), changetype<L>(0).loss(pair)))
    if (gradient !== 0) storeSlopes<L>(gradient + at * BOX_BYTES, pair, corner)
    at += LANES
  } while (at < last)
}

function readCorners(corners: Corners, at: usize): void {
  const a = v128.load(at)
  const b = v128.load(at, 16)
  const c = v128.load(at, 32)
  const d = v128.load(at, 48)
  corners.x1 = joinLow(interleaveLow(a, b), interleaveLow(c, d))
  corners.y1 = joinHigh(interleaveLow(a, b), interleaveLow(c, d))
  corners.x2 = joinLow(interleaveHigh(a, b), interleaveHigh(c, d))
  corners.y2 = joinHigh(interleaveHigh(a, b), interleaveHigh(c, d))
}

function measure(pair: Pair, p: Corners, t: Corners, slopes: bool): void {
  measureAxis(pair.across, p.x1, p.x2, t.x1, t.x2, slopes)
  measureAxis(pair.down, p.y1, p.y2, t.y1, t.y2, slopes)
}

/** The slope as the last corner along an axis grows: outwards. */
function lastSlope<L>(pair: Pair, corner: Corner): v128 {
  corner.inner = corner.along.lastInner
  corner.outer = corner.along.lastOuter
  corner.apart = corner.along.apart
  return changetype<L>(0).slope(pair, corner)
}

/** As the first one grows: inwards. */
function firstSlope<L>(pair: Pair, corner: Corner): v128 {
  corner.inner = corner.along.firstInner
  corner.outer = corner.along.firstOuter
  corner.apart = f32x4.neg(corner.along.apart)
  return f32x4.neg(changetype<L>(0).slope(pair, corner))
}

function storeSlopes<L>(at: usize, pair: Pair, corner: Corner): void {
  corner.along = pair.across
  corner.beside = pair.down
  corner.turning = splat(1)
  const x1 = firstSlope<L>(pair, corner)
  const x2 = lastSlope<L>(pair, corner)
  corner.along = pair.down
  corner.beside = pair.across
  corner.turning = splat(-1)
  const y1 = firstSlope<L>(pair, corner)
  const y2 = lastSlope<L>(pair, corner)
  v128.store(at, joinLow(interleaveLow(x1, y1), interleaveLow(x2, y2)))
  v128.store(at, joinHigh(interleaveLow(x1, y1), interleaveLow(x2, y2)), 16)
  v128.store(at, joinLow(interleaveHigh(x1, y1), interleaveHigh(x2, y2)), 32)
  v128.store(at, joinHigh(interleaveHigh(x1, y1), interleaveHigh(x2, y2)), 48)
}
