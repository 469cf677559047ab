/** The angle of four vectors. */
import { add, choose, div, greater, lesser, mul, splat, sub } from "./lanes"

/** tan(pi / 8): larger tangents are turned back by pi / 4. */
const TURNED: f32 = 0.41421356237
const HALF_PI: f32 = 1.57079632679
const QUARTER_PI: f32 = 0.7853981634

/** sum * z + coefficient */
function horner(sum: v128, z: v128, coefficient: f32): v128 {
  return add(mul(sum, z), splat(coefficient))
}

/**
 * arctan(y / x) for x, y >= 0, pi / 2 for x = 0 and 0 for a point. With t = least / greatest <= 1, arctan t is pi / 4 +
 * arctan((t - 1) / (t + 1)) above tan(pi / 8), and r (1 + z P(z)) with z = r^2 for what is left; P is fitted for
 * the smallest largest error, 0.34 units of roundoff. Angles above pi / 4 are pi / 2 less those of x / y.
 */
export function angle(y: v128, x: v128): v128 {
  const least = lesser(x, y)
  const greatest = greater(x, y)
  const turned = f32x4.gt(least, mul(greatest, splat(TURNED)))
  const sine = choose(turned, sub(least, greatest), least)
  const cosine = choose(turned, add(least, greatest), greatest)
  const r = div(sine, choose(f32x4.gt(cosine, splat(0)), cosine, splat(1)))
  const z = mul(r, r)
  let sum = splat(0.08060308633845335)
  sum = horner(sum, z, -0.13879849874598352)
  sum = horner(sum, z, 0.19977926068095117)
  sum = horner(sum, z, -0.3333295525314289)
  const small = add(r, mul(mul(r, z), sum))
  const arctangent = add(small, v128.and(turned, splat(QUARTER_PI)))
  return choose(f32x4.gt(y, x), sub(splat(HALF_PI), arctangent), arctangent)
}
