/** The indices of the boxes whose sides both reach a size. */
import { BOX_BYTES } from "../lanes/lanes"

@unmanaged
class Arguments {
  boxes: f64
  minSize: f64
  count: f64
  kept: f64
  keptCount: f64
}

/** Sides are differences in float64: of floats of like size they are exact. */
export function removeSmallBoxes(address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const minSize = args.minSize
  const count = <i32>args.count
  let kept = <usize>args.kept
  for (let n = 0; n < count; n++) {
    const box = boxes + <usize>n * BOX_BYTES
    const width = <f64>load<f32>(box, 8) - <f64>load<f32>(box)
    const height = <f64>load<f32>(box, 12) - <f64>load<f32>(box, 4)
    store<i32>(kept, n)
    kept += (<usize>(width >= minSize && height >= minSize)) << 2
  }
  store<i32>(<usize>args.keptCount, <i32>((kept - <usize>args.kept) >> 2))
}
