import type { Box } from "@detspec/core"
import type { Overlap } from "../../shared/box-overlap.js"
import { overlap } from "../../shared/box-overlap.js"
import type { Dual } from "../../shared/dual.js"
import { angle, constant, minus, over, plus, square, times } from "../../shared/dual.js"
import { eachPair, lossesOf } from "../../shared/pair-loss.js"
import { distanceLossOf } from "../distance-box-iou-loss/spec.js"
import type { CompleteBoxIouLossInput, CompleteBoxIouLossOutput } from "./contract.js"

type Options = Pick<CompleteBoxIouLossInput, "epsilon" | "alphaGradient">

/** v = 4/π² (difference of the boxes' angles)², 1 at most. */
export const shapeDifference = ({ prediction, target }: Overlap): Dual => {
  const turn = minus(angle(target.width, target.height), angle(prediction.width, prediction.height))
  return times(constant(4 / Math.PI ** 2), square(turn))
}

/** α = v / (1 - IoU + v + ε): how much the shape matters, more the better the overlap is. */
export const tradeOff = (iou: Dual, v: Dual, epsilon: number): Dual =>
  over(v, plus(plus(minus(constant(1), iou), v), constant(epsilon)))

/** 1 - IoU + ρ² / c² + α v, with its slopes along the prediction. */
export const completeIouLoss = (p: Box, t: Box, { epsilon, alphaGradient }: Options): Dual => {
  const pair = overlap(p, t, epsilon)
  const v = shapeDifference(pair)
  const alpha = tradeOff(pair.iou, v, epsilon)
  const weight = alphaGradient === "full" ? alpha : constant(alpha.value)
  return plus(distanceLossOf(pair, epsilon), times(weight, v))
}

/** `completeIouLoss` of every row. */
export const completeBoxIouLoss = (input: CompleteBoxIouLossInput): CompleteBoxIouLossOutput => ({
  loss: lossesOf(eachPair(input, (p, t) => completeIouLoss(p, t, input))),
})
