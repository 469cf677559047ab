import type { FloatTensor } from "@detspec/core"
import { boxAt, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { boxIouLoss, completeBoxIouLoss, distanceBoxIouLoss, distanceBoxIouLossGradient } from "@detspec/spec"
import { aspectDifference } from "@detspec/spec/parts"
import { alsoRefused, completeLossInputs } from "../families/losses/complete-losses.js"
import { sameShape } from "../families/losses/iou-loss-moves.js"
import type { Weight } from "../families/losses/iou-slope-laws.js"
import { along, alongAxis, balance, iouSlopeLaws } from "../families/losses/iou-slope-laws.js"
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
import { allHold } from "../kit/verdict.js"

const name = "completeBoxIouLossGradient"
type Input = In<typeof name>

const v = ({ predictions, targets }: Input, n: number): number =>
  aspectDifference(boxAt(predictions, n), boxAt(targets, n))

/** The loss of moved predictions with α as it is at `input`. */
const withAlphaOf = (input: Input): ((predictions: FloatTensor) => FloatTensor) => {
  const { loss } = boxIouLoss(input)
  const alpha = (n: number): number =>
    v(input, n) > 0 ? v(input, n) / (loss.get(n) + v(input, n) + input.epsilon) : 0
  return (predictions) => {
    const moved = { ...input, predictions }
    const rest = distanceBoxIouLoss(moved).loss
    return tabulate(rest.shape, (n = 0) => rest.get(n) + alpha(n) * v(moved, n))
  }
}

export const completeBoxIouLossGradientLaws: LawsOf<typeof name> = lawsOf(name, {
  valid: completeLossInputs.any,
  large: () => ({ ...manyMatchedBoxes(5_000), alphaGradient: "constant" }),
  refusals: {
    "predictions in order": { field: "predictions", given: alsoRefused(disorderedPredictions) },
    "targets in order": { field: "targets", given: alsoRefused(disorderedTargets) },
  },
  laws: [
    law(
      name,
      "with α followed, the slope of the specification's loss, by finite differences",
      completeLossInputs.exact,
      async (call, given, { tolerances }) => {
        const input = { ...given, alphaGradient: "full" as const }
        const slopes = rowDifferences(
          input.predictions,
          (predictions) => completeBoxIouLoss({ ...input, predictions }).loss,
          lossRounding("completeBoxIouLoss", input),
        )
        return nearSlopes(slopes, (await call(input)).gradient, tolerances(input).gradient)
      },
    ),
    law(
      name,
      "with α held, the slope of the loss in which only the rest moves, by finite differences",
      completeLossInputs.exact,
      async (call, given, { tolerances }) => {
        const input = { ...given, alphaGradient: "constant" as const }
        const rounding = lossRounding("completeBoxIouLoss", input)
        const slopes = rowDifferences(input.predictions, withAlphaOf(input), rounding)
        return nearSlopes(slopes, (await call(input)).gradient, tolerances(input).gradient)
      },
    ),
    ...iouSlopeLaws(name, completeLossInputs),
    law(
      name,
      "boxes of one shape have the slopes of the distance loss",
      completeLossInputs.exact,
      async (call, input, { tolerances }) => {
        const alike = sameShape(input)
        const { gradient } = await call(alike)
        const tolerance = twice(tolerances(alike).gradient)
        return near(distanceBoxIouLossGradient(alike).gradient, gradient, tolerance, "gradient")
      },
    ),
    law(
      name,
      "with α held, the shape's part neither moves a box nor grows it",
      completeLossInputs.exact,
      async (call, given, { tolerances }) => {
        const input = { ...given, alphaGradient: "constant" as const }
        const { gradient } = await call(input)
        const rest = distanceBoxIouLossGradient(input).gradient
        const part = tabulate(gradient.shape, (n = 0, k = 0) => gradient.get(n, k) - rest.get(n, k))
        const bound = tolerances(input).gradient
        const corner: Weight = (n, k) => input.predictions.get(n, k)
        const none = tabulate([gradient.shape[0] ?? 0], () => 0)
        const verdicts = [alongAxis(0), alongAxis(1), corner].map((weight) =>
          near(none, along(part, weight), balance(part.shape, [bound, bound], [weight, weight]), "part of v"),
        )
        return allHold(verdicts)
      },
    ),
  ],
})
