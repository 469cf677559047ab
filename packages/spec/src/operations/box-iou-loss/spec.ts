import type { Box } from "@detspec/core"
import { overlap } from "../../shared/box-overlap.js"
import type { Dual } from "../../shared/dual.js"
import { constant, minus } from "../../shared/dual.js"
import { eachPair, lossesOf } from "../../shared/pair-loss.js"
import type { BoxIouLossInput, BoxIouLossOutput } from "./contract.js"

/** 1 - IoU, with its slopes along the prediction. */
export const iouLoss = (p: Box, t: Box, epsilon: number): Dual =>
  minus(constant(1), overlap(p, t, epsilon).iou)

/** `iouLoss` of every row. */
export const boxIouLoss = (input: BoxIouLossInput): BoxIouLossOutput => ({
  loss: lossesOf(eachPair(input, (p, t) => iouLoss(p, t, input.epsilon))),
})
