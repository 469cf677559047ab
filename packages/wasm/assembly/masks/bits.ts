/** Masks of bytes 0 and 1 as bits: 64 pixels are a word, and a pair of masks is compared word by word. */
import { anyWidth, report, Sights } from "../lanes/sight"

const VECTOR: usize = 16
const WORD_BYTES: usize = 8
const WORD_PIXELS: usize = 64

/** u8 masks [N, pixels]; bits of each mask, `words` words of 64; the first word with a pixel and the end of the last, i32 [N, 2]; areas i32 [N]. */
@unmanaged
class Arguments extends Sights {
  masks: f64
  pixels: f64
  bits: f64
  words: f64
  extents: f64
  areas: f64
}

/** Masks [first, end), one piece. */
export function packMasks(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const pixels = <usize>args.pixels
  const words = <usize>args.words
  let seen = i32x4.splat(0)
  for (let n = <usize>first; n < <usize>end; n++) {
    const bits = <usize>args.bits + n * words * WORD_BYTES
    const mask = <usize>args.masks + n * pixels
    seen = v128.or(seen, packMask(mask, pixels, bits, <usize>args.extents + n * 8, <usize>args.areas + n * 4))
  }
  report(args, args.sights, first, seen, i32x4.splat(0), anyWidth())
}

/** Bits beyond the last pixel are 0. The answer is all bytes of the mask, joined by or. */
function packMask(mask: usize, pixels: usize, bits: usize, extent: usize, area: usize): v128 {
  let seen = i32x4.splat(0)
  let start: usize = (pixels + WORD_PIXELS - 1) / WORD_PIXELS
  let end: usize = 0
  let count: i64 = 0
  for (let at: usize = 0; at < pixels; at += WORD_PIXELS) {
    const word = at / WORD_PIXELS
    const all = word64(mask + at)
    const left = pixels - at
    seen = v128.or(seen, left < WORD_PIXELS ? joinBytes(mask + at, left) : joinLine(mask + at))
    const there = left < WORD_PIXELS ? all & (((<i64>1) << (<i64>left)) - 1) : all
    store<i64>(bits + word * WORD_BYTES, there)
    if (there === 0) continue
    start = min(start, word)
    end = word + 1
    count += popcnt<i64>(there)
  }
  store<i32>(extent, <i32>start)
  store<i32>(extent, <i32>end, 4)
  store<i32>(area, <i32>count)
  return seen
}

/** Sixty-four bytes, joined by or to sixteen. */
function joinLine(at: usize): v128 {
  const half = v128.or(v128.load(at), v128.load(at, 16))
  return v128.or(half, v128.or(v128.load(at, 32), v128.load(at, 48)))
}

/** Fewer bytes, joined to one. */
function joinBytes(at: usize, count: usize): v128 {
  let joined: u8 = 0
  for (let byte: usize = 0; byte < count; byte++) joined |= load<u8>(at + byte)
  return i8x16.splat(<i8>joined)
}

/** Sixty-four pixels, the first one as the lowest bit. */
function word64(at: usize): i64 {
  const low = sixteen(at) | (sixteen(at + VECTOR) << 16)
  const high = sixteen(at + 2 * VECTOR) | (sixteen(at + 3 * VECTOR) << 16)
  return <i64>(<u32>low) | ((<i64>high) << 32)
}

/** Sixteen pixels: the lowest bit of each byte is moved to its highest. */
function sixteen(at: usize): i32 {
  return i8x16.bitmask(i16x8.shl(v128.load(at), 7))
}

/** How many pixels two masks share, from one word to another. */
export function sharedPixels(a: usize, b: usize, start: i32, end: i32): i32 {
  let count: i64 = 0
  for (let word = <usize>start; word < <usize>end; word++) {
    count += popcnt<i64>(load<i64>(a + word * WORD_BYTES) & load<i64>(b + word * WORD_BYTES))
  }
  return <i32>count
}
