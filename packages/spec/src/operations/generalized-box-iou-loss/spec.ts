import type { Box } from "@detspec/core"
import { area, overlap } from "../../shared/box-overlap.js"
import type { Dual } from "../../shared/dual.js"
import { constant, minus, over, plus } from "../../shared/dual.js"
import { eachPair, lossesOf } from "../../shared/pair-loss.js"
import type { GeneralizedBoxIouLossInput, GeneralizedBoxIouLossOutput } from "./contract.js"

/** 1 - IoU + (|h| - |∪|) / |h|, with its slopes along the prediction. */
export const generalizedIouLoss = (p: Box, t: Box, epsilon: number): Dual => {
  const { iou, union, hull } = overlap(p, t, epsilon)
  const unfilled = over(minus(area(hull), union), plus(area(hull), constant(epsilon)))
  return plus(minus(constant(1), iou), unfilled)
}

/** `generalizedIouLoss` of every row. */
export const generalizedBoxIouLoss = (input: GeneralizedBoxIouLossInput): GeneralizedBoxIouLossOutput => ({
  loss: lossesOf(eachPair(input, (p, t) => generalizedIouLoss(p, t, input.epsilon))),
})
