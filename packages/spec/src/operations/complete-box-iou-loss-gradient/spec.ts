import { eachPair, gradientsOf, lossesOf } from "../../shared/pair-loss.js"
import type { CompleteBoxIouLossInput } from "../complete-box-iou-loss/contract.js"
import { completeIouLoss } from "../complete-box-iou-loss/spec.js"
import type { CompleteBoxIouLossGradientOutput } from "./contract.js"

/** The loss of every row and its slopes along the four corners of the prediction. */
export const completeBoxIouLossGradient = (
  input: CompleteBoxIouLossInput,
): CompleteBoxIouLossGradientOutput => {
  const losses = eachPair(input, (p, t) => completeIouLoss(p, t, input))
  return { loss: lossesOf(losses), gradient: gradientsOf(losses) }
}
