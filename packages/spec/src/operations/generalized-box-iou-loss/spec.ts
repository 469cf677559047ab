import type { Box } from "@detspec/core"
import { dualArea, overlap } from "../../shared/box-overlap.js"
import type { Dual } from "../../shared/dual.js"
import { constant, minus, over, plus } from "../../shared/dual.js"
import { eachPair, lossesOf } from "../../shared/pair-loss.js"
import type { GeneralizedBoxIouLossInput, GeneralizedBoxIouLossOutput } from "./contract.js"

/** 1 - IoU + (|h| - |∪|) / |h|, with its slopes along the prediction. */
export const generalizedIouLoss = (p: Box, t: Box, epsilon: number): Dual => {
  const { iou, union, hull } = overlap(p, t, epsilon)
  const unfilled = over(minus(dualArea(hull), union), plus(dualArea(hull), constant(epsilon)))
  return plus(minus(constant(1), iou), unfilled)
}

/** `generalizedIouLoss` of every row. */
export const generalizedBoxIouLoss = (input: GeneralizedBoxIouLossInput): GeneralizedBoxIouLossOutput => ({
  loss: lossesOf(eachPair(input, (p, t) => generalizedIouLoss(p, t, input.epsilon))),
})
