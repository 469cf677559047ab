import { boxIouLoss, generalizedIou } from "@detspec/spec"
import { iouLossInputs } from "../families/losses/iou-loss-input.js"
import { iouLossLaws } from "../families/losses/iou-loss-laws.js"
import { further } from "../families/losses/iou-loss-moves.js"
import {
  disorderedPredictions,
  disorderedTargets,
  manyMatchedBoxes,
} from "../families/losses/matched-boxes.js"
import { added, twice } from "../kit/added.js"
import { near } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { raised } from "../kit/raised.js"

const name = "generalizedBoxIouLoss"

export const generalizedBoxIouLossLaws: LawsOf<typeof name> = lawsOf(name, {
  valid: iouLossInputs.any,
  large: () => manyMatchedBoxes(10_000),
  refusals: {
    "predictions in order": { field: "predictions", given: disorderedPredictions },
    "targets in order": { field: "targets", given: disorderedTargets },
  },
  laws: [
    ...iouLossLaws(name, iouLossInputs, 2, generalizedIou),
    law(
      name,
      "never below the loss of the plain IoU",
      iouLossInputs.exact,
      async (call, input, { tolerances }) => {
        const { loss } = await call(input)
        return near(raised(boxIouLoss(input).loss, loss), loss, twice(tolerances(input).loss), "loss")
      },
    ),
    law(
      name,
      "boxes further apart lose more, though neither pair overlaps",
      iouLossInputs.apart,
      async (call, input, { tolerances }) => {
        const [before, after] = [(await call(input)).loss, (await call(further(input))).loss]
        const tolerance = added(before.shape, tolerances(input).loss, tolerances(further(input)).loss)
        return near(raised(before, after), after, tolerance, "loss further apart")
      },
    ),
  ],
})
