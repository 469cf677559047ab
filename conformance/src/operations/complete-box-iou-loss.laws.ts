import { completeIou, distanceBoxIouLoss } from "@detspec/spec"
import { alsoRefused, completeLossInputs } from "../families/losses/complete-losses.js"
import { iouLossLaws } from "../families/losses/iou-loss-laws.js"
import { sameShape } from "../families/losses/iou-loss-moves.js"
import {
  disorderedPredictions,
  disorderedTargets,
  manyMatchedBoxes,
} from "../families/losses/matched-boxes.js"
import { twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { raised } from "../kit/raised.js"

const name = "completeBoxIouLoss"

export const completeBoxIouLossLaws: LawsOf<typeof name> = lawsOf(name, {
  valid: completeLossInputs.any,
  large: () => ({ ...manyMatchedBoxes(10_000), alphaGradient: "constant" }),
  refusals: {
    "predictions in order": { field: "predictions", given: alsoRefused(disorderedPredictions) },
    "targets in order": { field: "targets", given: alsoRefused(disorderedTargets) },
  },
  laws: [
    ...iouLossLaws(name, completeLossInputs, 3, (p, t) => completeIou(p, t, 0)),
    law(
      name,
      "boxes of one shape lose what the distance loss loses",
      completeLossInputs.exact,
      async (call, input, { tolerances }) => {
        const alike = sameShape(input)
        const tolerance = twice(tolerances(alike).loss)
        return near(distanceBoxIouLoss(alike).loss, (await call(alike)).loss, tolerance, "loss")
      },
    ),
    law(
      name,
      "never below the distance loss",
      completeLossInputs.exact,
      async (call, input, { tolerances }) => {
        const { loss } = await call(input)
        return near(raised(distanceBoxIouLoss(input).loss, loss), loss, twice(tolerances(input).loss), "loss")
      },
    ),
    law(
      name,
      "the loss is the same whether its gradient holds α or follows it",
      completeLossInputs.any,
      async (call, input) => {
        const { loss } = await call({ ...input, alphaGradient: "constant" })
        return same(loss, (await call({ ...input, alphaGradient: "full" })).loss, "loss")
      },
    ),
  ],
})
