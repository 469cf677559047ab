/** Four anchors side by side, and their overlap with a truth. */
import { add, BOX_BYTES, choose, div, greater, lesser, mul, splat, sub } from "../lanes/lanes"
import { interleaveHigh, interleaveLow, joinHigh, joinLow } from "../lanes/transpose"
import { exactIou } from "../suppression/overlap"
import { listBytes, Scene } from "./tile"

const X1: usize = 0
const Y1: usize = 16
const X2: usize = 32
const Y2: usize = 48
const AREA: usize = 64
export const FOUR_BYTES: usize = 80
/** An anchor that is not there overlaps nothing. */
const NOWHERE: f32 = 3e38

/** Lays anchors n to n + 3 out as columns at `four`; those from `count` on are nowhere. */
export function loadFour(scene: Scene, n: i32, four: usize): void {
  const from = <usize>scene.anchors + <usize>n * BOX_BYTES
  const a = v128.load(from)
  const b = v128.load(from, 16)
  const c = v128.load(from, 32)
  const d = v128.load(from, 48)
  const abLow = interleaveLow(a, b)
  const abHigh = interleaveHigh(a, b)
  const cdLow = interleaveLow(c, d)
  const cdHigh = interleaveHigh(c, d)
  const left = <i32>scene.anchorCount - n
  const there = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left))
  const x1 = choose(there, joinLow(abLow, cdLow), splat(NOWHERE))
  const y1 = choose(there, joinHigh(abLow, cdLow), splat(NOWHERE))
  const x2 = choose(there, joinLow(abHigh, cdHigh), splat(-NOWHERE))
  const y2 = choose(there, joinHigh(abHigh, cdHigh), splat(-NOWHERE))
  v128.store(four, x1, X1)
  v128.store(four, y1, Y1)
  v128.store(four, x2, X2)
  v128.store(four, y2, Y2)
  v128.store(four, mul(sub(x2, x1), sub(y2, y1)), AREA)
}

/** Their overlaps with the truth whose x1 lies at `truth`, in float32. */
export function fourIous(four: usize, truth: usize, list: usize): v128 {
  const zero = splat(0)
  const right = lesser(v128.load(four, X2), v128.load32_splat(truth + 2 * list))
  const left = greater(v128.load(four, X1), v128.load32_splat(truth))
  const bottom = lesser(v128.load(four, Y2), v128.load32_splat(truth + 3 * list))
  const top = greater(v128.load(four, Y1), v128.load32_splat(truth + list))
  const shared = mul(greater(zero, sub(right, left)), greater(zero, sub(bottom, top)))
  const some = f32x4.gt(shared, zero)
  const joint = sub(add(v128.load(four, AREA), v128.load32_splat(truth + 4 * list)), shared)
  return v128.and(some, div(shared, choose(some, joint, splat(1))))
}

/** The overlap of anchor n with truth m in float64, as the specification computes it. */
export function exactOverlap(scene: Scene, n: i32, m: i32): f64 {
  const anchor = <usize>scene.anchors + <usize>n * BOX_BYTES
  const truth = <usize>scene.truths + ((<usize>m) << 2)
  const list = listBytes(scene)
  return exactIou(
    load<f32>(truth),
    load<f32>(truth + list),
    load<f32>(truth + 2 * list),
    load<f32>(truth + 3 * list),
    load<f32>(anchor),
    load<f32>(anchor, 4),
    load<f32>(anchor, 8),
    load<f32>(anchor, 12),
  )
}
