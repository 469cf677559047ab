import { eachPair, gradientsOf, lossesOf } from "../../shared/pair-loss.js"
import type { BoxIouLossInput } from "../box-iou-loss/contract.js"
import { iouLoss } from "../box-iou-loss/spec.js"
import type { BoxIouLossGradientOutput } from "./contract.js"

/** The loss of every row and its slopes along the four corners of the prediction. */
export const boxIouLossGradient = (input: BoxIouLossInput): BoxIouLossGradientOutput => {
  const losses = eachPair(input, (p, t) => iouLoss(p, t, input.epsilon))
  return { loss: lossesOf(losses), gradient: gradientsOf(losses) }
}
