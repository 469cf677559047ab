import type { Box, Float64Tensor } from "@detspec/core"
import { area, tabulate } from "@detspec/core"
import { union } from "../operations/box-iou/spec.js"
import { hull, ratio, squaredDiagonal } from "./box-pair.js"
import { isFlushed } from "./flushed.js"
import type { BoxPairs } from "./pair-loss.js"
import { column, eachPair } from "./pair-loss.js"

type Ends = readonly [low: number, high: number]

type PairScale = (p: Box, t: Box) => number

const longest = ([x1, y1, x2, y2]: Box): number => Math.max(x2 - x1, y2 - y1)

const farthest = (...boxes: readonly Box[]): number => Math.max(...boxes.flat().map(Math.abs))

/** The square root of |hull diagonal|² + ε: what a shift is measured in. */
export const reach = (p: Box, t: Box, epsilon: number): number =>
  Math.sqrt(squaredDiagonal(hull(p, t)) + epsilon)

/** How far the rounding of a centre can shift the distance term: coordinates are added before they cancel. */
export const centreScale = (p: Box, t: Box, epsilon: number): number =>
  ratio(farthest(p, t), reach(p, t, epsilon))

/** The size of the IoU's slope along a corner: a side of the prediction over the joint area. */
export const iouSlopeScale = (p: Box, t: Box, epsilon: number): number =>
  ratio(longest(p), union(p, t) + epsilon)

/** The size of the hull term's slope along a corner: a side of the hull over its area. */
export const hullSlopeScale = (p: Box, t: Box, epsilon: number): number =>
  ratio(longest(hull(p, t)), area(hull(p, t)) + epsilon)

/** The size of the distance term's slope along a corner, with the shift of the centres. */
export const distanceSlopeScale = (p: Box, t: Box, epsilon: number): number =>
  ratio(1 + centreScale(p, t, epsilon), reach(p, t, epsilon))

/** One scale a pair [N]. */
export const pairScale = (pairs: BoxPairs, scale: PairScale): Float64Tensor => column(eachPair(pairs, scale))

/** Whether, along one axis, a device may see two different ends as one: a min, a max or [·]₊ then has another slope. */
const meetsFlushed = ([a1, a2]: Ends, [b1, b2]: Ends): boolean =>
  [a1 - b1, a2 - b2, a2 - b1, b2 - a1, a2 - a1, b2 - b1].some(isFlushed)

const hasFlushedKink = ([px1, py1, px2, py2]: Box, [tx1, ty1, tx2, ty2]: Box): boolean =>
  meetsFlushed([px1, px2], [tx1, tx2]) || meetsFlushed([py1, py2], [ty1, ty2])

/** One scale a pair, for each of its four slopes [N, 4]; no bound where differences may be flushed to zero. */
export const cornerScale = (pairs: BoxPairs, scale: PairScale): Float64Tensor => {
  const scales = eachPair(pairs, (p, t) => (hasFlushedKink(p, t) ? Number.POSITIVE_INFINITY : scale(p, t)))
  return tabulate([scales.length, 4], (n = 0) => scales[n] ?? 0)
}
