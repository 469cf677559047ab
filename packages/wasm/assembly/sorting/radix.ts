/** Stable sort of indices by 32-bit keys, smallest first: three passes of 11, 11 and 10 bits. */
const RADIX: i32 = 2048
const DIGIT_BITS: i32 = 11
const DIGIT_MASK: u32 = 2047
const PASSES: i32 = 3
const HISTOGRAM_BYTES: usize = <usize>RADIX * 4

function element(list: usize, index: u32): usize {
  return list + ((<usize>index) << 2)
}

function digit(key: u32, pass: i32): u32 {
  return (key >> (pass * DIGIT_BITS)) & DIGIT_MASK
}

function increment(counter: usize): u32 {
  const before = load<u32>(counter)
  store<u32>(counter, before + 1)
  return before
}

/**
 * Sorts `indices` by `keys`, both lists of `count`; the keys are moved along. The workspace holds histograms and a second
 * list of each: 24,576 bytes and 8 an element.
 */
export function sortByKeys(keys: usize, indices: usize, count: i32, workspace: usize): void {
  const histograms = workspace
  const otherKeys = workspace + <usize>PASSES * HISTOGRAM_BYTES
  const otherIndices = otherKeys + <usize>count * 4
  countDigits(keys, count, histograms)
  let fromKeys = keys
  let from = indices
  let toKeys = otherKeys
  let to = otherIndices
  for (let pass = 0; pass < PASSES; pass++) {
    const histogram = histograms + <usize>pass * HISTOGRAM_BYTES
    if (!startsFromCounts(histogram, count)) continue
    distribute(fromKeys, from, toKeys, to, count, histogram, pass)
    let swap = fromKeys
    fromKeys = toKeys
    toKeys = swap
    swap = from
    from = to
    to = swap
  }
  if (from === indices) return
  memory.copy(indices, from, <usize>count * 4)
  memory.copy(keys, fromKeys, <usize>count * 4)
}

function countDigits(keys: usize, count: i32, histograms: usize): void {
  memory.fill(histograms, 0, <usize>PASSES * HISTOGRAM_BYTES)
  for (let i = 0; i < count; i++) {
    const key = load<u32>(element(keys, i))
    increment(element(histograms, digit(key, 0)))
    increment(element(histograms + HISTOGRAM_BYTES, digit(key, 1)))
    increment(element(histograms + 2 * HISTOGRAM_BYTES, digit(key, 2)))
  }
}

/** Turns counts into start positions; false when all keys share one digit, so that the pass can be left out. */
function startsFromCounts(histogram: usize, count: i32): bool {
  let sum = 0
  for (let i = 0; i < RADIX; i++) {
    const here = load<i32>(element(histogram, i))
    if (here === count) return false
    store<i32>(element(histogram, i), sum)
    sum += here
  }
  return true
}

function distribute(
  fromKeys: usize,
  from: usize,
  toKeys: usize,
  to: usize,
  count: i32,
  starts: usize,
  pass: i32,
): void {
  for (let i = 0; i < count; i++) {
    const key = load<u32>(element(fromKeys, i))
    const position = increment(element(starts, digit(key, pass)))
    store<u32>(element(toKeys, position), key)
    store<i32>(element(to, position), load<i32>(element(from, i)))
  }
}
