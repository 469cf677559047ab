import type { Box } from "@detspec/core"
import { centred } from "@detspec/core"

/** The smallest box that holds both. */
export const hull = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

/** ρ²: the squared distance of the two centres. */
export const squaredDistance = (a: Box, b: Box): number => {
  const p = centred(a)
  const q = centred(b)
  return (p.x - q.x) ** 2 + (p.y - q.y) ** 2
}

/** c²: the squared diagonal of a box. */
export const squaredDiagonal = ([x1, y1, x2, y2]: Box): number => (x2 - x1) ** 2 + (y2 - y1) ** 2

/** arctan(w / h): 0 for an upright line, π/2 for a level one, and 0 for a point, which has no shape. */
export const aspectAngle = ([x1, y1, x2, y2]: Box): number => Math.atan2(x2 - x1, y2 - y1)

/** v = 4/π² (arctan(w_a / h_a) - arctan(w_b / h_b))²: from 0, the same shape, to 1, crossing lines. */
export const aspectDifference = (a: Box, b: Box): number =>
  (4 / Math.PI ** 2) * (aspectAngle(a) - aspectAngle(b)) ** 2

/** p / q, and 0 where there is nothing to divide by. */
export const ratio = (p: number, q: number): number => (q > 0 ? p / q : 0)

/** How far from the origin two boxes lie, in diagonals of their hull: what rounding their centres costs. */
export const remoteness = (a: Box, b: Box): number => {
  const [x1, y1, x2, y2] = hull(a, b)
  const far = Math.max(Math.abs(x1), Math.abs(y1), Math.abs(x2), Math.abs(y2))
  return ratio(far, Math.sqrt(squaredDiagonal([x1, y1, x2, y2])))
}
