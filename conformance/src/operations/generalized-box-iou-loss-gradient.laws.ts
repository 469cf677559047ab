import { generalizedBoxIouLoss } from "@detspec/spec"
import { iouLossInputs } from "../families/losses/iou-loss-input.js"
import { drawnRight, iouSlopeLaws } from "../families/losses/iou-slope-laws.js"
import {
  disorderedPredictions,
  disorderedTargets,
  manyMatchedBoxes,
} from "../families/losses/matched-boxes.js"
import { lossRounding, nearSlopes, rowDifferences } from "../kit/finite-differences.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"

const name = "generalizedBoxIouLossGradient"

export const generalizedBoxIouLossGradientLaws: LawsOf<typeof name> = lawsOf(name, {
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
          (predictions) => generalizedBoxIouLoss({ ...input, predictions }).loss,
          lossRounding("generalizedBoxIouLoss", input),
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
  ],
})
