/** The best anchors of each truth, found again among those that come near its best overlap in float32. */
import { LANES } from "../lanes/lanes"
import { exactOverlap, FOUR_BYTES, fourIous, loadFour } from "../matching/four-anchors"
import { listBytes, Scene, TILE } from "../matching/tile"

/**
 * `nearly` [M]: what an overlap in float32 must reach to be, perhaps, the best of its truth; above 1 where there is none.
 * `best` [pieces, M]: the best overlap in float64 of each piece, then [M] of all. `first` [pieces, M]: the first anchor that has it.
 */
@unmanaged
class Arguments extends Scene {
  nearly: f64
  /** Of each tile the best overlap of each truth in float32, [tiles, stride]: where it is short of `nearly`, nobody looks. */
  tileMaxima: f64
  best: f64
  first: f64
  labels: f64
  own: f64
  /** 0: find the best overlaps; 1: the first anchor of each; 2: all that tie turn positive, with their own truth. */
  step: f64
}

const FIND: i32 = 0
const FIRST: i32 = 1
const NOBODY: i32 = -1

/** Tiles [first, end), one piece. */
export function rescueAnchors(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<Arguments>(address)
  const piece = <usize>(first / <i32>args.grain) * <usize>args.truthCount
  const best = <usize>args.best + (<i32>args.step === FIND ? piece << 3 : 0)
  const firsts = <usize>args.first + (piece << 2)
  if (<i32>args.step === FIND) memory.fill(best, 0, <usize>args.truthCount * 8)
  if (<i32>args.step === FIRST) memory.fill(firsts, <u8>NOBODY, <usize>args.truthCount * 4)
  const truths = <usize>args.truths
  const nearly = <usize>args.nearly
  const list = listBytes(args)
  const listed = scratch + FOUR_BYTES
  for (let tile = first; tile < end; tile++) {
    const count = promising(args, tile, listed)
    if (count === 0) continue
    const last = min((tile + 1) * TILE, <i32>args.anchorCount)
    for (let n = tile * TILE; n < last; n += LANES) {
      loadFour(args, n, scratch)
      for (let at = listed; at < listed + ((<usize>count) << 2); at += 4) {
        const m = (<usize>load<i32>(at)) << 2
        const iou = fourIous(scratch, truths + m, list)
        const hits = i32x4.bitmask(f32x4.ge(iou, v128.load32_splat(nearly + m)))
        if (hits !== 0) lookAt(args, n, load<i32>(at), hits, best, firsts)
      }
    }
  }
}

/** Writes the truths of which this tile may hold the best anchor to `listed`; how many there are. */
function promising(args: Arguments, tile: i32, listed: usize): i32 {
  const ofTile = <usize>args.tileMaxima + <usize>tile * listBytes(args)
  const nearly = <usize>args.nearly
  const count = <i32>args.truthCount
  let to = listed
  for (let m = 0; m < count; m += LANES) {
    const at = (<usize>m) << 2
    const reached = f32x4.ge(v128.load(ofTile + at), v128.load(nearly + at))
    for (let hits = i32x4.bitmask(reached); hits !== 0; hits &= hits - 1) {
      store<i32>(to, m + ctz(hits))
      to += 4
    }
  }
  return <i32>((to - listed) >> 2)
}

/** Those of four anchors that come near the best of truth m. */
function lookAt(args: Arguments, n: i32, m: i32, hits: i32, best: usize, firsts: usize): void {
  const found = best + ((<usize>m) << 3)
  for (let left = hits; left !== 0; left &= left - 1) {
    const anchor = n + ctz(left)
    const value = exactOverlap(args, anchor, m)
    if (<i32>args.step === FIND) store<f64>(found, max(load<f64>(found), value))
    else if (value === load<f64>(found)) take(args, anchor, firsts + ((<usize>m) << 2))
  }
}

/** An anchor that has the best overlap of a truth. */
function take(args: Arguments, anchor: i32, first: usize): void {
  const at = (<usize>anchor) << 2
  if (<i32>args.step !== FIRST) store<i32>(<usize>args.labels + at, load<i32>(<usize>args.own + at))
  else if (load<i32>(first) === NOBODY) store<i32>(first, anchor)
}
