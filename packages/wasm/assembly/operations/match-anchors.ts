/** The truth that each anchor overlaps best, and what its overlap makes of the anchor. */
import { choose, FLOAT_BYTES, greater, LANES, lesser, splat } from "../lanes/lanes"
import { exactOverlap, FOUR_BYTES, fourIous, loadFour } from "../matching/four-anchors"
import { labelOf } from "../matching/label"
import { listBytes, meeting, Scene, TILE } from "../matching/tile"

/** Labels and the best truth of each anchor [N]; of each piece the best overlap of each truth, [pieces, M], in float32. */
@unmanaged
class Arguments extends Scene {
  high: f64
  low: f64
  labels: f64
  own: f64
  maxima: f64
  /** Of each tile the best overlap of each truth, [tiles, stride]. */
  tileMaxima: f64
}

/** Far beyond the roundings of an overlap in float32: so near to another, or to a threshold, float64 decides. */
const SLACK: f64 = 1.0 / 262144.0

/** Tiles [first, end), one piece. Scratch holds four anchors and the indices of the truths that meet a tile. */
export function matchAnchors(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const truthBytes = <usize>args.truthCount * FLOAT_BYTES
  const maxima = <usize>args.maxima + <usize>(first / <i32>args.grain) * truthBytes
  memory.fill(maxima, 0, truthBytes)
  const tileBytes = listBytes(args)
  const listed = scratch + FOUR_BYTES
  for (let tile = first; tile < end; tile++) {
    const count = meeting(args, tile, listed)
    const ofTile = <usize>args.tileMaxima + <usize>tile * tileBytes
    memory.fill(ofTile, 0, tileBytes)
    const last = min((tile + 1) * TILE, <i32>args.anchorCount)
    for (let n = tile * TILE; n < last; n += LANES) {
      loadFour(args, n, scratch)
      matchFour(args, n, min(last - n, LANES), scratch, listed, count, ofTile)
    }
    merge(ofTile, maxima, listed, count)
  }
}

/** The best overlaps of a tile's truths into those of the piece. */
function merge(ofTile: usize, maxima: usize, listed: usize, count: i32): void {
  for (let at = listed; at < listed + ((<usize>count) << 2); at += 4) {
    const m = (<usize>load<i32>(at)) << 2
    store<f32>(maxima + m, max(load<f32>(maxima + m), load<f32>(ofTile + m)))
  }
}

function matchFour(
  args: Arguments,
  n: i32,
  lanes: i32,
  four: usize,
  listed: usize,
  count: i32,
  maxima: usize,
): void {
  const list = listBytes(args)
  const truths = <usize>args.truths
  let best = splat(0)
  let second = splat(0)
  let index = i32x4.splat(0)
  for (let at = listed; at < listed + ((<usize>count) << 2); at += 4) {
    const m = load<i32>(at)
    const iou = fourIous(four, truths + ((<usize>m) << 2), list)
    const better = f32x4.gt(iou, best)
    second = greater(second, lesser(iou, best))
    best = greater(best, iou)
    index = choose(better, i32x4.splat(m), index)
    raise(maxima + ((<usize>m) << 2), iou)
  }
  v128.store(four, best)
  v128.store(four, second, 16)
  v128.store(four, index, 32)
  for (let lane = 0; lane < lanes; lane++) decide(args, n + lane, four + ((<usize>lane) << 2), listed, count)
}

/** Keeps the largest of four overlaps and of what is there. */
function raise(maximum: usize, iou: v128): void {
  const two = greater(iou, v128.shuffle<i32>(iou, iou, 2, 3, 0, 1))
  const one = greater(two, v128.shuffle<i32>(two, two, 1, 0, 3, 2))
  store<f32>(maximum, max(load<f32>(maximum), f32x4.extract_lane(one, 0)))
}

function near(value: f64, threshold: f64): bool {
  return abs(value - threshold) <= SLACK * threshold
}

/** At `found`: the best overlap in float32, the second best, the truth of the best. */
function decide(args: Arguments, n: i32, found: usize, listed: usize, count: i32): void {
  let value = <f64>load<f32>(found)
  let index = load<i32>(found, 32)
  const tied = <f64>load<f32>(found, 16) >= value * (1 - SLACK)
  if (value > 0 && (tied || near(value, args.high) || near(value, args.low))) {
    value = 0
    for (let at = listed; at < listed + ((<usize>count) << 2); at += 4) {
      const iou = exactOverlap(args, n, load<i32>(at))
      if (iou <= value) continue
      value = iou
      index = load<i32>(at)
    }
  }
  store<i32>(<usize>args.own + ((<usize>n) << 2), index)
  store<i32>(<usize>args.labels + ((<usize>n) << 2), labelOf(value, index, args.high, args.low))
}
