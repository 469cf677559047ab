/** The four shuffles of which a transposition of 4 x 4 floats is made. */

export function interleaveLow(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 4, 1, 5)
}
export function interleaveHigh(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 2, 6, 3, 7)
}
export function joinLow(a: v128, b: v128): v128 {
  return v128.shuffle<i64>(a, b, 0, 2)
}
export function joinHigh(a: v128, b: v128): v128 {
  return v128.shuffle<i64>(a, b, 1, 3)
}
