/** Boxes in another notation: each pair of a position and an end or a size, as two sums of both. */
import { add, BOX_BYTES, mul } from "../lanes/lanes"
import { anyWidth, farther, report, Sights, thinner } from "../lanes/sight"

/** The new first number is `ownFirst` times the first and `otherFirst` times the second; the new second likewise. */
@unmanaged
class Arguments extends Sights {
  boxes: f64
  converted: f64
  ownFirst: f64
  otherFirst: f64
  otherSecond: f64
  ownSecond: f64
}

/** Rows [first, end), one piece. The test stands at the loop's end, so that what is constant is not computed in it. */
export function convertBoxes(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const converted = <usize>args.converted
  const ofFirst = f32x4(<f32>args.ownFirst, <f32>args.ownFirst, <f32>args.otherSecond, <f32>args.otherSecond)
  const ofSecond = f32x4(<f32>args.otherFirst, <f32>args.otherFirst, <f32>args.ownSecond, <f32>args.ownSecond)
  const last = <usize>end * BOX_BYTES
  let farthest = i32x4.splat(0)
  let signs = farthest
  let thinnest = anyWidth()
  let at = <usize>first * BOX_BYTES
  do {
    const box = v128.load(boxes + at)
    farthest = farther(farthest, box)
    signs = v128.or(signs, box)
    thinnest = thinner(thinnest, box)
    const one = v128.shuffle<i32>(box, box, 0, 1, 0, 1)
    const two = v128.shuffle<i32>(box, box, 2, 3, 2, 3)
    v128.store(converted + at, add(mul(one, ofFirst), mul(two, ofSecond)))
    at += BOX_BYTES
  } while (at < last)
  report(args, args.sights, first, farthest, signs, thinnest)
}
