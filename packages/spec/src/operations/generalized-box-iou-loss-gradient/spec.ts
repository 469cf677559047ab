import { eachPair, gradientsOf, lossesOf } from "../../shared/pair-loss.js"
import type { GeneralizedBoxIouLossInput } from "../generalized-box-iou-loss/contract.js"
import { generalizedIouLoss } from "../generalized-box-iou-loss/spec.js"
import type { GeneralizedBoxIouLossGradientOutput } from "./contract.js"

/** The loss of every row and its slopes along the four corners of the prediction. */
export const generalizedBoxIouLossGradient = (
  input: GeneralizedBoxIouLossInput,
): GeneralizedBoxIouLossGradientOutput => {
  const losses = eachPair(input, (p, t) => generalizedIouLoss(p, t, input.epsilon))
  return { loss: lossesOf(losses), gradient: gradientsOf(losses) }
}
