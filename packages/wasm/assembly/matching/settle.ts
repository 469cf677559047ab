/** What becomes of the anchors that were marked, and of the truths' best ones. */
import { BOX_BYTES } from "../lanes/lanes"
import { labelOf } from "./label"
import { anchorOf, entryAt, entryOf, overlapOf, truthOf } from "./marks"
import { GridArguments, NONE, OWN, overlapWith, Search } from "./truth-search"

/** Labels from the marks; then, where it is asked, the best anchors of the truths. */
export function settle(args: GridArguments, search: Search): void {
  const marks = search.marks
  if (<i32>args.lowQuality === OWN) giveOwn(args, search)
  for (let e = 0; e < marks.count; e++) {
    const entry = entryAt(marks, e)
    const label = labelOf(overlapOf(entry), truthOf(entry), args.high, args.low)
    store<i32>(marks.labels + ((<usize>anchorOf(entry)) << 2), label)
  }
  if (<i32>args.lowQuality !== NONE) writeTies(args)
}

/** Turns each tie's anchor into the pair of anchor and truth that is to be written. */
function giveOwn(args: GridArguments, search: Search): void {
  for (let t: usize = 0; t < <usize>search.tieCount; t++) {
    const n = load<i32>(<usize>args.ties + (t << 2))
    const entry = entryOf(search.marks, n)
    store<i32>(
      <usize>args.ties + ((<usize>args.mostTies + t) << 2),
      entry ? truthOf(entry) : bestTruth(args, search, n),
    )
  }
}

/** The first of the truths that overlap an anchor most, of all of them. */
function bestTruth(args: GridArguments, search: Search, n: i32): i32 {
  let best: f64 = 0
  let found = 0
  for (let m = 0; m < <i32>args.truthCount; m++) {
    const truth = <usize>args.truths + <usize>m * BOX_BYTES
    search.x1 = load<f32>(truth)
    search.y1 = load<f32>(truth, 4)
    search.x2 = load<f32>(truth, 8)
    search.y2 = load<f32>(truth, 12)
    const overlap = overlapWith(args, search, n)
    if (overlap <= best) continue
    best = overlap
    found = m
  }
  return found
}

function writeTies(args: GridArguments): void {
  let t: usize = 0
  for (let m = 0; m < <i32>args.truthCount; m++) {
    const end = <usize>load<i32>(<usize>args.tieEnds + ((<usize>m) << 2))
    let first = i32.MAX_VALUE
    for (; t < end; t++) {
      const n = load<i32>(<usize>args.ties + (t << 2))
      first = min(first, n)
      if (<i32>args.lowQuality !== OWN) continue
      const own = load<i32>(<usize>args.ties + ((<usize>args.mostTies + t) << 2))
      store<i32>(<usize>args.labels + ((<usize>n) << 2), own)
    }
    if (<i32>args.lowQuality !== OWN && first < i32.MAX_VALUE)
      store<i32>(<usize>args.labels + ((<usize>first) << 2), m)
  }
}
