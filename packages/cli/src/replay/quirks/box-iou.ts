import type { Box, FloatTensor } from "@detspec/core"
import { area, boxAt, centred } from "@detspec/core"
import { iou } from "@detspec/spec"
import type { Quirk } from "../quirk.js"
import type { Precision } from "../recorded.js"
import { rounder } from "../recorded.js"

export interface Pairs {
  readonly boxes1: FloatTensor
  readonly boxes2: FloatTensor
  readonly precision: Precision
}
export type PairsWithEpsilon = Pairs & { readonly epsilon: number }

/** Whether the areas of both boxes come to 0 in the recorded precision: their IoU was then 0/0. */
const bothEmpty = (a: Box, b: Box, precision: Precision): boolean => {
  const r = rounder(precision)
  return [a, b].every(([x1, y1, x2, y2]) => r(r(x2 - x1) * r(y2 - y1)) === 0)
}

const pairAt = ({ boxes1, boxes2 }: Pairs, [n = 0, m = 0]: readonly number[]): readonly [Box, Box] => [
  boxAt(boxes1, n),
  boxAt(boxes2, m),
]

const hull = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

const isPoint = ([x1, y1, x2, y2]: Box): boolean => x1 === x2 && y1 === y2

/** IoU less the squared distance of the centres over the squared diagonal of the hull. */
const withDistance = (a: Box, b: Box, epsilon: number): number => {
  const [p, q, around] = [centred(a), centred(b), centred(hull(a, b))]
  const diagonal = around.w ** 2 + around.h ** 2 + epsilon
  return iou(a, b) - (diagonal > 0 ? ((p.x - q.x) ** 2 + (p.y - q.y) ** 2) / diagonal : 0)
}

/** And less the disagreement of the aspect ratios, a point's angle being 0. */
const withShape = (a: Box, b: Box, epsilon: number): number => {
  const [p, q] = [centred(a), centred(b)]
  const v = (4 / Math.PI ** 2) * (Math.atan2(p.w, p.h) - Math.atan2(q.w, q.h)) ** 2
  const weight = 1 - iou(a, b) + v + epsilon
  return withDistance(a, b, epsilon) - (weight > 0 ? v ** 2 / weight : 0)
}

const where = "two boxes without area"
const reason = "it divides 0 by 0 and answers NaN; here nothing shared is no overlap, and IoU is 0"

export const emptyPairIou: Quirk<Pairs> = {
  system: "torchvision",
  where,
  reason,
  ours: (pairs) => (index) => {
    const [a, b] = pairAt(pairs, index)
    return bothEmpty(a, b, pairs.precision) ? iou(a, b) : undefined
  },
}

export const emptyPairGiou: Quirk<Pairs> = {
  system: "torchvision",
  where,
  reason: `${reason}; the penalty stays, and is 0 where the hull has no area either`,
  ours: (pairs) => (index) => {
    const [a, b] = pairAt(pairs, index)
    if (!bothEmpty(a, b, pairs.precision)) return undefined
    if (area(a) + area(b) > 0) return "as specified"
    return area(hull(a, b)) > 0 ? -1 : 0
  },
}

export const emptyPairDiou: Quirk<PairsWithEpsilon> = {
  system: "torchvision",
  where,
  reason: `${reason}; the distance still counts`,
  ours: (pairs) => (index) => {
    const [a, b] = pairAt(pairs, index)
    return bothEmpty(a, b, pairs.precision) ? withDistance(a, b, pairs.epsilon) : undefined
  },
}

export const emptyPairCiou: Quirk<PairsWithEpsilon> = {
  system: "torchvision",
  where: "two boxes without area, or a point and any box",
  reason:
    "it divides 0 by 0, of areas or of a point's sides, and answers NaN; here IoU is 0, and a point's angle too",
  ours: (pairs) => (index) => {
    const [a, b] = pairAt(pairs, index)
    const applies = bothEmpty(a, b, pairs.precision) || isPoint(a) || isPoint(b)
    return applies ? withShape(a, b, pairs.epsilon) : undefined
  },
}
