/** The best truth of each anchor from a table of qualities, and what its quality makes of the anchor. */
import { choose, FLOAT_BYTES, greater, LANES, splat } from "../lanes/lanes"
import { labelOf } from "../matching/label"

/** Qualities [M, N]; labels and best truths [N]; of each piece the best quality of each truth, [pieces, M]. */
@unmanaged
class Arguments {
  quality: f64
  truthCount: f64
  anchorCount: f64
  high: f64
  low: f64
  labels: f64
  own: f64
  maxima: f64
  /** Vectors of a piece. */
  grain: f64
}

/** Vectors [first, end) of four anchors, one piece. */
export function matchQuality(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const truthBytes = <usize>args.truthCount * FLOAT_BYTES
  const maxima = <usize>args.maxima + <usize>(first / <i32>args.grain) * truthBytes
  memory.fill(maxima, 0, truthBytes)
  for (let vector = first; vector < end; vector++) matchFour(args, vector * LANES, scratch, maxima)
}

function matchFour(args: Arguments, n: i32, scratch: usize, maxima: usize): void {
  const rowBytes = <usize>args.anchorCount * FLOAT_BYTES
  const lanes = min(LANES, <i32>args.anchorCount - n)
  const there = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes))
  let best = splat(-1)
  let index = i32x4.splat(-1)
  let from = <usize>args.quality + <usize>n * FLOAT_BYTES
  const truthCount = <i32>args.truthCount
  for (let m = 0; m < truthCount; m++) {
    const quality = v128.and(there, v128.load(from))
    index = choose(f32x4.gt(quality, best), i32x4.splat(m), index)
    best = greater(best, quality)
    const two = greater(quality, v128.shuffle<i32>(quality, quality, 2, 3, 0, 1))
    const one = greater(two, v128.shuffle<i32>(two, two, 1, 0, 3, 2))
    const maximum = maxima + ((<usize>m) << 2)
    store<f32>(maximum, max(load<f32>(maximum), f32x4.extract_lane(one, 0)))
    from += rowBytes
  }
  v128.store(scratch, best)
  v128.store(scratch, index, 16)
  for (let lane: usize = 0; lane < <usize>lanes; lane++) {
    const own = load<i32>(scratch + (lane << 2), 16)
    const at = (<usize>n + lane) << 2
    store<i32>(<usize>args.own + at, own)
    store<i32>(
      <usize>args.labels + at,
      labelOf(<f64>load<f32>(scratch + (lane << 2)), own, args.high, args.low),
    )
  }
}

@unmanaged
class RescueArguments {
  quality: f64
  anchorCount: f64
  best: f64
  firsts: f64
  labels: f64
  own: f64
  /** 1: only the first anchor of each truth is looked for; 0: all that tie for its best turn positive. */
  onlyFirst: f64
}

/** Truths [first, end): the anchors that have a truth's best quality, where it is above 0. */
export function rescueQuality(first: i32, end: i32, address: usize): void {
  const args = changetype<RescueArguments>(address)
  for (let m = first; m < end; m++) rescueRow(args, m)
}

function rescueRow(args: RescueArguments, m: i32): void {
  const best = load<f32>(<usize>args.best + ((<usize>m) << 2))
  const firstAt = <usize>args.firsts + ((<usize>m) << 2)
  store<i32>(firstAt, -1)
  if (best <= 0) return
  const row = <usize>args.quality + <usize>m * <usize>args.anchorCount * FLOAT_BYTES
  const count = <usize>args.anchorCount
  for (let n: usize = 0; n < count; n++) {
    if (load<f32>(row + (n << 2)) !== best) continue
    if (args.onlyFirst === 1) {
      store<i32>(firstAt, <i32>n)
      return
    }
    store<i32>(<usize>args.labels + (n << 2), load<i32>(<usize>args.own + (n << 2)))
  }
}
