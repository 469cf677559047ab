/** ln(1 + e) of four floats. */
import { add, div, mul, splat, sub } from "./lanes"

/**
 * ln(1 + e) = 2 artanh s with s = e / (2 + e), for 0 <= e <= 1, so that s <= 1/3. artanh s = s (1 + z P(z)) with
 * z = s^2; P is fitted for the smallest largest error of 1 + z P(z), 0.08 units of roundoff. Since 2 s = e - s e, the
 * answer is e - s (e - 2 z P(z)): e is exact, and the roundings of s count for less.
 */
export function log1p(e: v128): v128 {
  const s = div(e, add(e, splat(2)))
  const z = mul(s, s)
  const low = add(splat(0.33333206566392787), mul(splat(0.2001084952846404), z))
  const high = add(splat(0.13999570548402662), mul(splat(0.1401222939386092), z))
  const sum = add(low, mul(mul(z, z), high))
  return sub(e, mul(s, sub(e, mul(add(z, z), sum))))
}
