import type { Box } from "@detspec/core"
import type { Overlap } from "../../shared/box-overlap.js"
import { dualDiagonal, dualDistance, overlap } from "../../shared/box-overlap.js"
import type { Dual } from "../../shared/dual.js"
import { constant, minus, over, plus } from "../../shared/dual.js"
import { eachPair, lossesOf } from "../../shared/pair-loss.js"
import type { DistanceBoxIouLossInput, DistanceBoxIouLossOutput } from "./contract.js"

/** 1 - IoU + ρ² / c². */
export const distanceLossOf = ({ prediction, target, hull, iou }: Overlap, epsilon: number): Dual => {
  const shift = over(dualDistance(prediction, target), plus(dualDiagonal(hull), constant(epsilon)))
  return plus(minus(constant(1), iou), shift)
}

/** The same for two boxes, with its slopes along the prediction. */
export const distanceIouLoss = (p: Box, t: Box, epsilon: number): Dual =>
  distanceLossOf(overlap(p, t, epsilon), epsilon)

/** `distanceIouLoss` of every row. */
export const distanceBoxIouLoss = (input: DistanceBoxIouLossInput): DistanceBoxIouLossOutput => ({
  loss: lossesOf(eachPair(input, (p, t) => distanceIouLoss(p, t, input.epsilon))),
})
