import { mapTensor } from "@detspec/core"
import { iou } from "@detspec/spec"
import { iouLossInputs } from "../families/losses/iou-loss-input.js"
import { iouLossLaws } from "../families/losses/iou-loss-laws.js"
import {
  disorderedPredictions,
  disorderedTargets,
  manyMatchedBoxes,
} from "../families/losses/matched-boxes.js"
import { added } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { raised } from "../kit/raised.js"

const name = "boxIouLoss"

export const boxIouLossLaws: LawsOf<typeof name> = lawsOf(name, {
  valid: iouLossInputs.any,
  large: () => manyMatchedBoxes(10_000),
  refusals: {
    "predictions in order": { field: "predictions", given: disorderedPredictions },
    "targets in order": { field: "targets", given: disorderedTargets },
  },
  laws: [
    ...iouLossLaws(name, iouLossInputs, 1, iou),
    law(name, "1 for boxes apart, exactly, however far", iouLossInputs.apart, async (call, input) => {
      const { loss } = await call(input)
      return same(
        mapTensor(loss, () => 1),
        loss,
        "loss",
      )
    }),
    law(name, "a larger ε never lowers it", iouLossInputs.exact, async (call, input, { tolerances }) => {
      const more = { ...input, epsilon: input.epsilon + 1 }
      const [before, after] = [(await call(input)).loss, (await call(more)).loss]
      const tolerance = added(before.shape, tolerances(input).loss, tolerances(more).loss)

      return near(raised(before, after), after, tolerance, "loss with the larger ε")
    }),
  ],
})
