import type { Box, Float64Tensor } from "@detspec/core"
import { area, tabulate } from "@detspec/core"
import { union } from "../operations/box-iou/spec.js"
import { hull, ratio, squaredDiagonal } from "./box-pair.js"
import type { BoxPairs } from "./pair-loss.js"
import { column, eachPair } from "./pair-loss.js"

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

/** One scale a pair, for each of its four slopes [N, 4]. */
export const cornerScale = (pairs: BoxPairs, scale: PairScale): Float64Tensor => {
  const scales = eachPair(pairs, scale)
  return tabulate([scales.length, 4], (n = 0) => scales[n] ?? 0)
}
