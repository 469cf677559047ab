/**
 * A tile: 64 neighbouring anchors, and the truths that meet the smallest box around them. Only those can overlap one
 * of its anchors, so that each anchor is compared with few truths wherever neighbours in the list are neighbours in
 * the image.
 */
import { BOX_BYTES, FLOAT_BYTES, greater, LANES, lesser, splat } from "../lanes/lanes"

export const TILE: i32 = 64

/** Anchors [N, 4]; truths as lists x1, y1, x2, y2 and area of `stride` floats each, padded with empty boxes. */
@unmanaged
export class Scene {
  anchors: f64
  anchorCount: f64
  truths: f64
  stride: f64
  truthCount: f64
  /** Tiles of a piece. */
  grain: f64
}

export function listBytes(scene: Scene): usize {
  return <usize>scene.stride * FLOAT_BYTES
}

/** Writes the indices of the truths that meet tile `tile` to `listed`; how many there are. */
export function meeting(scene: Scene, tile: i32, listed: usize): i32 {
  const first = <usize>scene.anchors + <usize>tile * TILE * BOX_BYTES
  const count = min(TILE, <i32>scene.anchorCount - tile * TILE)
  let low = v128.load(first)
  let high = low
  for (let at = first; at < first + <usize>count * BOX_BYTES; at += BOX_BYTES) {
    const box = v128.load(at)
    low = lesser(low, box)
    high = greater(high, box)
  }
  return listMeeting(scene, low, high, listed)
}

/** Truths that share an inside with the box from the first two numbers of `low` to the last two of `high`. */
function listMeeting(scene: Scene, low: v128, high: v128, listed: usize): i32 {
  const left = splat(f32x4.extract_lane(low, 0))
  const top = splat(f32x4.extract_lane(low, 1))
  const right = splat(f32x4.extract_lane(high, 2))
  const bottom = splat(f32x4.extract_lane(high, 3))
  const list = listBytes(scene)
  const truths = <usize>scene.truths
  const count = <i32>scene.truthCount
  let to = listed
  for (let m = 0; m < count; m += LANES) {
    const truth = truths + <usize>m * FLOAT_BYTES
    const across = v128.and(f32x4.lt(v128.load(truth), right), f32x4.gt(v128.load(truth + 2 * list), left))
    const down = v128.and(
      f32x4.lt(v128.load(truth + list), bottom),
      f32x4.gt(v128.load(truth + 3 * list), top),
    )
    for (let hits = i32x4.bitmask(v128.and(across, down)); hits !== 0; hits &= hits - 1) {
      const found = m + ctz(hits)
      if (found >= count) break
      store<i32>(to, found)
      to += 4
    }
  }
  return <i32>((to - listed) >> 2)
}
