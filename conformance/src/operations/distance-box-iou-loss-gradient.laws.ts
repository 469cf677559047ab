import { boxIouLossGradient, distanceBoxIouLoss } from "@detspec/spec"
import { iouLossInputs } from "../families/losses/iou-loss-input.js"
import { onCentre } from "../families/losses/iou-loss-moves.js"
import { drawnRight, iouSlopeLaws } from "../families/losses/iou-slope-laws.js"
import {
  disorderedPredictions,
  disorderedTargets,
  manyMatchedBoxes,
} from "../families/losses/matched-boxes.js"
import { twice } from "../kit/added.js"
import { near } from "../kit/compare.js"
import { lossRounding, nearSlopes, rowDifferences } from "../kit/finite-differences.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"

const name = "distanceBoxIouLossGradient"

export const distanceBoxIouLossGradientLaws: LawsOf<typeof name> = lawsOf(name, {
  valid: iouLossInputs.any,
  large: () => manyMatchedBoxes(5_000),
  refusals: {
    "predictions in order": { field: "predictions", given: disorderedPredictions },
    "targets in order": { field: "targets", given: disorderedTargets },
  },
  laws: [
    law(
      name,
      "the slope of the specification's loss along the predictions, by finite differences",
      iouLossInputs.exact,
      async (call, input, { tolerances }) => {
        const slopes = rowDifferences(
          input.predictions,
          (predictions) => distanceBoxIouLoss({ ...input, predictions }).loss,
          lossRounding("distanceBoxIouLoss", input),
        )
        return nearSlopes(slopes, (await call(input)).gradient, tolerances(input).gradient)
      },
    ),
    ...iouSlopeLaws(name, iouLossInputs),
    law(
      name,
      "a box left of its target grows toward it, though they do not overlap",
      iouLossInputs.apart,
      async (call, input) => drawnRight((await call(input)).gradient),
    ),
    law(
      name,
      "boxes of one centre have the slopes of the plain IoU loss",
      iouLossInputs.exact,
      async (call, input, { tolerances }) => {
        const centred = onCentre(input)
        const { gradient } = await call(centred)
        const tolerance = twice(tolerances(centred).gradient)
        return near(boxIouLossGradient(centred).gradient, gradient, tolerance, "gradient")
      },
    ),
  ],
})
