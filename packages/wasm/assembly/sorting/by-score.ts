/** Indices by score, largest first, equal scores by index. */
import { sortByKeys } from "./radix"

/** Larger floats get smaller keys; both zeros the same. */
function keyOf(score: f32): u32 {
  const bits = reinterpret<u32>(score + <f32>0)
  return bits >> 31 ? bits : ~bits & 0x7fffffff
}

/** Writes the order of `count` scores to `order`. The workspace is that of `sortByKeys` and 4 bytes an element. */
export function byScore(scores: usize, count: i32, order: usize, workspace: usize): void {
  for (let i = 0; i < count; i++) {
    store<u32>(workspace + ((<usize>i) << 2), keyOf(load<f32>(scores + ((<usize>i) << 2))))
    store<i32>(order + ((<usize>i) << 2), i)
  }
  sortByKeys(workspace, order, count, workspace + <usize>count * 4)
}
