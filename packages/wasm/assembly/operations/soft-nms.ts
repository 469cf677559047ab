/** Takes the best box again and again, and lowers the scores of those it overlaps; in float64, as the specification. */
import { BOX_BYTES } from "../lanes/lanes"
import { exactIou } from "../suppression/overlap"

/** Boxes [N, 4] and scores [N], float64, of those that are left, in the order of their indices; `indices` [N]. */
@unmanaged
class Arguments {
  boxes: f64
  scores: f64
  indices: f64
  count: f64
  gaussian: f64
  threshold: f64
  sigma: f64
  minScore: f64
  kept: f64
  keptScores: f64
  keptCount: f64
}

function decay(args: Arguments, overlap: f64): f64 {
  if (args.gaussian === 1) return NativeMath.exp(-(overlap * overlap) / args.sigma)
  return overlap >= args.threshold ? 1 - overlap : 1
}

export function softNms(address: usize): void {
  const args = changetype<Arguments>(address)
  let left = <i32>args.count
  let taken: usize = 0
  let best = bestOf(args, left)
  while (best >= 0) {
    const score = load<f64>(<usize>args.scores + ((<usize>best) << 3))
    store<i32>(<usize>args.kept + (taken << 2), load<i32>(<usize>args.indices + ((<usize>best) << 2)))
    store<f32>(<usize>args.keptScores + (taken << 2), <f32>score)
    taken++
    left = lower(args, best, left)
    best = bestOf(args, left)
  }
  store<i32>(<usize>args.keptCount, <i32>taken)
}

/** The first of the largest scores; -1 when none is left. */
function bestOf(args: Arguments, left: i32): i32 {
  const scores = <usize>args.scores
  let best = -1
  let most: f64 = -1
  for (let n = 0; n < left; n++) {
    const score = load<f64>(scores + ((<usize>n) << 3))
    if (score <= most) continue
    most = score
    best = n
  }
  return best
}

/** Lowers all but the one taken, and closes the ranks: how many reach the least score. */
function lower(args: Arguments, taken: i32, left: i32): i32 {
  const boxes = <usize>args.boxes
  const box = boxes + <usize>taken * BOX_BYTES
  const x1 = load<f32>(box)
  const y1 = load<f32>(box, 4)
  const x2 = load<f32>(box, 8)
  const y2 = load<f32>(box, 12)
  const scores = <usize>args.scores
  const indices = <usize>args.indices
  const minScore = args.minScore
  let to = 0
  for (let n = 0; n < left; n++) {
    if (n === taken) continue
    const other = boxes + <usize>n * BOX_BYTES
    let score = load<f64>(scores + ((<usize>n) << 3))
    const u1 = load<f32>(other)
    const v1 = load<f32>(other, 4)
    const u2 = load<f32>(other, 8)
    const v2 = load<f32>(other, 12)
    const meets = u1 < x2 && u2 > x1 && v1 < y2 && v2 > y1
    if (meets) score *= decay(args, exactIou(x1, y1, x2, y2, u1, v1, u2, v2))
    if (score < minScore) continue
    v128.store(boxes + <usize>to * BOX_BYTES, v128.load(other))
    store<f64>(scores + ((<usize>to) << 3), score)
    store<i32>(indices + ((<usize>to) << 2), load<i32>(indices + ((<usize>n) << 2)))
    to++
  }
  return to
}
