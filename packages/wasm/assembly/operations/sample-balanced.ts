/** The first positives and the first negatives in the order of a permutation, as indices in ascending order. */

/** Labels and permutation [N]; at most `most` positives; `size` in all. `drawn` has a byte for each index. */
@unmanaged
class Arguments {
  labels: f64
  permutation: f64
  count: f64
  most: f64
  size: f64
  drawn: f64
  positives: f64
  negatives: f64
  /** Two numbers: how many positives, how many negatives. */
  counts: f64
}

const POSITIVE: u8 = 1
const NEGATIVE: u8 = 2

/** Marks the first `most` of one kind in the order of the permutation; how many there were. */
function draw(args: Arguments, kind: u8, most: i32): i32 {
  const labels = <usize>args.labels
  const permutation = <usize>args.permutation
  const count = <usize>args.count
  let found = 0
  for (let k: usize = 0; k < count && found < most; k++) {
    const index = <usize>load<u32>(permutation + (k << 2))
    const label = load<i32>(labels + (index << 2))
    if (kind === POSITIVE ? label < 1 : label !== 0) continue
    store<u8>(<usize>args.drawn + index, kind)
    found++
  }
  return found
}

/** The indices that are marked as one kind. */
function list(args: Arguments, kind: u8, output: usize): void {
  const drawn = <usize>args.drawn
  const count = <usize>args.count
  let at = output
  for (let n: usize = 0; n < count; n++) {
    if (load<u8>(drawn + n) !== kind) continue
    store<u32>(at, <u32>n)
    at += 4
  }
}

export function sampleBalanced(address: usize): void {
  const args = changetype<Arguments>(address)
  memory.fill(<usize>args.drawn, 0, <usize>args.count)
  const positives = draw(args, POSITIVE, <i32>args.most)
  const negatives = draw(args, NEGATIVE, <i32>args.size - positives)
  list(args, POSITIVE, <usize>args.positives)
  list(args, NEGATIVE, <usize>args.negatives)
  store<i32>(<usize>args.counts, positives)
  store<i32>(<usize>args.counts, negatives, 4)
}
