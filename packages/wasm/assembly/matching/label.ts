/** What a threshold makes of an anchor. */
const NEGATIVE: i32 = -1
const IGNORED: i32 = -2

/** The best truth from `high` on, ignored from `low` on, else negative. */
export function labelOf(value: f64, index: i32, high: f64, low: f64): i32 {
  if (value >= high) return index
  return value >= low ? IGNORED : NEGATIVE
}
