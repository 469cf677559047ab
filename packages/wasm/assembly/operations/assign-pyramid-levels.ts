/** floor(k0 + log2(sqrt(w h) / s0)), moved into [lowest, highest]; in float64, as the specification. */
import { BOX_BYTES } from "../lanes/lanes"

@unmanaged
class Arguments {
  boxes: f64
  levels: f64
  size: f64
  level: f64
  lowest: f64
  highest: f64
  /** Added to the ratio of sizes, and to the level. */
  ratioEpsilon: f64
  levelEpsilon: f64
}

/** Rows [first, end). */
export function assignPyramidLevels(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  for (let n = first; n < end; n++) {
    const box = <usize>args.boxes + <usize>n * BOX_BYTES
    const width = <f64>load<f32>(box, 8) - <f64>load<f32>(box)
    const height = <f64>load<f32>(box, 12) - <f64>load<f32>(box, 4)
    store<i32>(<usize>args.levels + ((<usize>n) << 2), levelOf(args, width * height))
  }
}

function levelOf(args: Arguments, area: f64): i32 {
  if (area === 0) return <i32>args.lowest
  const ratio = sqrt<f64>(area) / args.size + args.ratioEpsilon
  const level = floor<f64>(args.level + NativeMath.log2(ratio) + args.levelEpsilon)
  return <i32>min(max(level, args.lowest), args.highest)
}
