import type { Box, Float64Tensor } from "@detspec/core"
import { overlap } from "../../shared/box-overlap.js"
import { cornerScale, distanceSlopeScale, iouSlopeScale } from "../../shared/iou-loss-scale.js"
import type { CompleteBoxIouLossInput } from "../complete-box-iou-loss/contract.js"
import { shapeDifference, tradeOff } from "../complete-box-iou-loss/spec.js"

/** The error of α, per unit of its denominator's, times what it multiplies; and α v' itself. */
const shapeSlopeScale = (p: Box, t: Box, epsilon: number): number => {
  const pair = overlap(p, t, epsilon)
  const v = shapeDifference(pair)
  const alpha = tradeOff(pair.iou, v, epsilon).value
  const [w, h] = [p[2] - p[0], p[3] - p[1]]
  const turn = w > 0 || h > 0 ? 1 / Math.hypot(w, h) : 0
  const steepest = Math.max(...v.gradient.map(Math.abs)) + iouSlopeScale(p, t, epsilon)
  const amplified = v.value > 0 ? (alpha * alpha * steepest) / v.value : 0
  return turn + amplified
}

/** The size of the terms of each slope. */
export const completeSlopeScale = (input: CompleteBoxIouLossInput): Float64Tensor =>
  cornerScale(input, (p, t) => {
    const { epsilon } = input
    const box = iouSlopeScale(p, t, epsilon) + 2 * distanceSlopeScale(p, t, epsilon)
    return box + shapeSlopeScale(p, t, epsilon)
  })
