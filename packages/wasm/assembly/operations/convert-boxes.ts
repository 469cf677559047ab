/** Boxes in another notation: each pair of a position and an end or a size, as two sums of both. */
import { add, BOX_BYTES, mul } from "../lanes/lanes"

/** The new first number is `ownFirst` times the first and `otherFirst` times the second; the new second likewise. */
@unmanaged
class Arguments {
  boxes: f64
  converted: f64
  ownFirst: f64
  otherFirst: f64
  otherSecond: f64
  ownSecond: f64
}

/** Rows [first, end). */
export function convertBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const converted = <usize>args.converted
  const ofFirst = f32x4(<f32>args.ownFirst, <f32>args.ownFirst, <f32>args.otherSecond, <f32>args.otherSecond)
  const ofSecond = f32x4(<f32>args.otherFirst, <f32>args.otherFirst, <f32>args.ownSecond, <f32>args.ownSecond)
  for (let at = <usize>first * BOX_BYTES; at < <usize>end * BOX_BYTES; at += BOX_BYTES) {
    const box = v128.load(boxes + at)
    const one = v128.shuffle<i32>(box, box, 0, 1, 0, 1)
    const two = v128.shuffle<i32>(box, box, 2, 3, 2, 3)
    v128.store(converted + at, add(mul(one, ofFirst), mul(two, ofSecond)))
  }
}
