/** Short names for the operations on four floats that every kernel uses. */

export const LANES: i32 = 4
export const FLOAT_BYTES: usize = 4
export const BOX_BYTES: usize = 16

export function splat(value: f32): v128 {
  return f32x4.splat(value)
}
export function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b)
}
export function sub(a: v128, b: v128): v128 {
  return f32x4.sub(a, b)
}
export function mul(a: v128, b: v128): v128 {
  return f32x4.mul(a, b)
}
export function div(a: v128, b: v128): v128 {
  return f32x4.div(a, b)
}
/** `b < a ? b : a`: one machine instruction, unlike f32x4.min, which takes care of NaN. */
export function lesser(a: v128, b: v128): v128 {
  return f32x4.pmin(a, b)
}
/** `a < b ? b : a`: one machine instruction, unlike f32x4.max. */
export function greater(a: v128, b: v128): v128 {
  return f32x4.pmax(a, b)
}
/** Lane by lane: `condition ? whenTrue : whenFalse`. */
export function choose(condition: v128, whenTrue: v128, whenFalse: v128): v128 {
  return v128.bitselect(whenTrue, whenFalse, condition)
}
