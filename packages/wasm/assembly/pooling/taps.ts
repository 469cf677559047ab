/**
 * Weighted cells along one axis: a list for every bin of every region. A tap is how far its cell lies from the first
 * one, in bytes, and its weight; lists follow each other, and `starts` (i32, lists + 1) counts the taps before each.
 */

/** A u32 and an f32. */
export const TAP_BYTES: usize = 8

/** Of a list that ends where the next begins: `tapsOf(starts, taps, list + 1)` is its end. */
export function tapsOf(starts: usize, taps: usize, list: i32): usize {
  return taps + <usize>load<i32>(starts + <usize>list * 4) * TAP_BYTES
}
export function tapOffset(tap: usize): usize {
  return load<u32>(tap)
}
export function tapWeight(tap: usize): f32 {
  return load<f32>(tap, 4)
}
export function splatWeight(tap: usize): v128 {
  return v128.load32_splat(tap, 4)
}
