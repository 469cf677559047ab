/**
 * floor(k0 + log2(sqrt(w h) / s0)), moved into [lowest, highest]. The level is the exponent of a float32, four boxes
 * at a time; near a power of two, where a rounding could change it, it is computed in float64, as the specification
 * does.
 */
import { add, BOX_BYTES, FLOAT_BYTES, LANES, lesser, mul, splat, sub } from "../lanes/lanes"
import { anyWidth, farther, ofBoth, report, Sights, thinner } from "../lanes/sight"
import { joinHigh, joinLow } from "../lanes/transpose"

const MANTISSA_BITS: i32 = 23
const BIAS: i32 = 127
/** Of 2^23, which is 2^-18: a ratio errs by nine roundings, each of them one at most. */
const NEAR: i32 = 32
/** Smaller areas, and none, are not trusted to float32. */
const SMALL: f32 = 8.673617379884035e-19

@unmanaged
class Arguments extends Sights {
  boxes: f64
  levels: f64
  size: f64
  level: f64
  lowest: f64
  highest: f64
  /** Added to the ratio of sizes, and to the level; two to the power of the latter. */
  ratioEpsilon: f64
  levelEpsilon: f64
  raise: f64
}

/** Rows [first, end), one piece; it begins at a multiple of four. */
export function assignPyramidLevels(first: i32, end: i32, address: usize): void {
  const args = changetype<Arguments>(address)
  const boxes = <usize>args.boxes
  const levels = <usize>args.levels
  const shrink = splat(<f32>(1 / args.size))
  const lift = splat(<f32>args.ratioEpsilon)
  const raise = splat(<f32>args.raise)
  const origin = i32x4.splat(<i32>args.level - BIAS)
  const lowest = i32x4.splat(<i32>args.lowest)
  const highest = i32x4.splat(<i32>args.highest)
  let farthest = i32x4.splat(0)
  let thinnest = anyWidth()
  const whole = end & ~(LANES - 1)
  let n = first
  if (n < whole)
    do {
      const at = boxes + <usize>n * BOX_BYTES
      const a = v128.load(at)
      const b = v128.load(at, 16)
      const c = v128.load(at, 32)
      const d = v128.load(at, 48)
      farthest = farther(farther(farther(farther(farthest, a), b), c), d)
      const one = sub(joinHigh(a, b), joinLow(a, b))
      const other = sub(joinHigh(c, d), joinLow(c, d))
      thinnest = lesser(lesser(thinnest, one), other)
      const area = mul(v128.shuffle<i32>(one, other, 0, 2, 4, 6), v128.shuffle<i32>(one, other, 1, 3, 5, 7))
      const ratio = mul(add(mul(f32x4.sqrt(area), shrink), lift), raise)
      if (v128.any_true(v128.or(nearPower(ratio), f32x4.le(area, splat(SMALL))))) {
        for (let row = n; row < n + LANES; row++) exactly(args, row)
      } else {
        const level = i32x4.add(i32x4.shr_u(ratio, MANTISSA_BITS), origin)
        v128.store(levels + <usize>n * FLOAT_BYTES, i32x4.min_s(highest, i32x4.max_s(lowest, level)))
      }
      n += LANES
    } while (n < whole)
  thinnest = ofBoth(thinnest)
  for (; n < end; n++) {
    const box = v128.load(boxes + <usize>n * BOX_BYTES)
    farthest = farther(farthest, box)
    thinnest = thinner(thinnest, box)
    exactly(args, n)
  }
  report(args, args.sights, first, farthest, splat(-0.0), thinnest)
}

/** Whether the mantissa is so near to 1 or 2 that rounding may have taken it across; of an infinite ratio too. */
function nearPower(ratio: v128): v128 {
  const moved = i32x4.add(ratio, i32x4.splat(NEAR))
  const mantissa = v128.and(moved, i32x4.splat((1 << MANTISSA_BITS) - 1))
  return i32x4.lt_s(mantissa, i32x4.splat(2 * NEAR))
}

/** One row in float64; boxes that the contract refuses have some level too. */
function exactly(args: Arguments, row: i32): void {
  const box = <usize>args.boxes + <usize>row * BOX_BYTES
  const width = <f64>load<f32>(box, 8) - <f64>load<f32>(box)
  const height = <f64>load<f32>(box, 12) - <f64>load<f32>(box, 4)
  store<i32>(<usize>args.levels + ((<usize>row) << 2), levelOf(args, width * height))
}

function levelOf(args: Arguments, area: f64): i32 {
  if (!(area > 0)) return <i32>args.lowest
  const ratio = sqrt<f64>(area) / args.size + args.ratioEpsilon
  const level = floor<f64>(args.level + NativeMath.log2(ratio) + args.levelEpsilon)
  return <i32>min(max(level, args.lowest), args.highest)
}
