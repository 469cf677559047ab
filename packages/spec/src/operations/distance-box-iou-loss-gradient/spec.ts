import { eachPair, gradientsOf, lossesOf } from "../../shared/pair-loss.js"
import type { DistanceBoxIouLossInput } from "../distance-box-iou-loss/contract.js"
import { distanceIouLoss } from "../distance-box-iou-loss/spec.js"
import type { DistanceBoxIouLossGradientOutput } from "./contract.js"

/** The loss of every row and its slopes along the four corners of the prediction. */
export const distanceBoxIouLossGradient = (
  input: DistanceBoxIouLossInput,
): DistanceBoxIouLossGradientOutput => {
  const losses = eachPair(input, (p, t) => distanceIouLoss(p, t, input.epsilon))
  return { loss: lossesOf(losses), gradient: gradientsOf(losses) }
}
