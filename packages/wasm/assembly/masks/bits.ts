/** Masks of bytes 0 and 1 as bits: sixteen pixels are two bytes, and a pair of masks is compared 64 pixels at a time. */

const VECTOR: usize = 16
const WORD_BYTES: usize = 8

/** u8 masks [N, pixels]; bits of each mask, `words` words of 64; the first word with a pixel and the end of the last, i32 [N, 2]; areas i32 [N]. */
@unmanaged
class Arguments {
  masks: f64
  pixels: f64
  bits: f64
  words: f64
  extents: f64
  areas: f64
}

/** Masks [first, end). */
export function packMasks(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const pixels = <usize>args.pixels
  const words = <i32>args.words
  for (let n = <usize>first; n < <usize>end; n++) {
    const bits = <usize>args.bits + n * <usize>words * WORD_BYTES
    packMask(<usize>args.masks + n * pixels, pixels, bits, words)
    measureMask(bits, words, <usize>args.extents + n * 8, <usize>args.areas + n * 4)
  }
}

/** Bits beyond the last pixel are 0. */
function packMask(mask: usize, pixels: usize, bits: usize, words: i32): void {
  memory.fill(bits, 0, <usize>words * WORD_BYTES)
  const whole = pixels & ~(VECTOR - 1)
  for (let at: usize = 0; at < whole; at += VECTOR) store<u16>(bits + at / 8, <u16>sixteen(mask + at))
  const left = pixels - whole
  if (left > 0) store<u16>(bits + whole / 8, <u16>(sixteen(mask + whole) & ((1 << (<i32>left)) - 1)))
}

function sixteen(at: usize): i32 {
  return i8x16.bitmask(i8x16.neg(v128.load(at)))
}

function measureMask(bits: usize, words: i32, extent: usize, area: usize): void {
  let start = words
  let end = 0
  let count: i64 = 0
  for (let word = 0; word < words; word++) {
    const pixels = load<i64>(bits + <usize>word * WORD_BYTES)
    if (pixels === 0) continue
    start = min(start, word)
    end = word + 1
    count += popcnt<i64>(pixels)
  }
  store<i32>(extent, start)
  store<i32>(extent, end, 4)
  store<i32>(area, <i32>count)
}

/** How many pixels two masks share, from one word to another. */
export function sharedPixels(a: usize, b: usize, start: i32, end: i32): i32 {
  let count: i64 = 0
  for (let word = <usize>start; word < <usize>end; word++) {
    count += popcnt<i64>(load<i64>(a + word * WORD_BYTES) & load<i64>(b + word * WORD_BYTES))
  }
  return <i32>count
}
