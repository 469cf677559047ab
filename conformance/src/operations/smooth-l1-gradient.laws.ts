import { mapTensor, tabulate } from "@detspec/core"
import { smoothL1 } from "@detspec/spec"
import { differencePairs, manyDifferences, plainDifferences } from "../families/losses/differences.js"
import { twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { elementDifferences, lossRounding, nearSlopes } from "../kit/finite-differences.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled } from "../kit/moves.js"
import { rowsAlone } from "../kit/rows-alone.js"

export const smoothL1GradientLaws: LawsOf<"smoothL1Gradient"> = lawsOf("smoothL1Gradient", {
  valid: differencePairs,
  large: () => manyDifferences(301, 267),
  refusals: {},
  laws: [
    rowsAlone("smoothL1Gradient", differencePairs),
    law(
      "smoothL1Gradient",
      "the slope of the specification's loss along the predictions, by finite differences",
      plainDifferences,
      async (call, input, { tolerances }) => {
        const slopes = elementDifferences(
          input.predictions,
          (predictions) => smoothL1({ ...input, predictions }).loss,
          lossRounding("smoothL1", input),
        )
        return nearSlopes(slopes, (await call(input)).gradient, tolerances(input).gradient)
      },
    ),
    law("smoothL1Gradient", "never steeper than 1", differencePairs, async (call, input, { tolerances }) => {
      const { gradient } = await call(input)
      const clamped = mapTensor(gradient, (x) => Math.min(Math.max(x, -1), 1))
      return near(clamped, gradient, tolerances(input).gradient, "gradient")
    }),
    law(
      "smoothL1Gradient",
      "its sign is that of prediction - target",
      plainDifferences,
      async (call, input) => {
        const { predictions, targets } = input
        const { gradient } = await call(input)
        const signs = tabulate(gradient.shape, (n = 0, k = 0) =>
          Math.sign(predictions.get(n, k) - targets.get(n, k)),
        )
        return same(signs, mapTensor(gradient, Math.sign), "sign of gradient")
      },
    ),
    law(
      "smoothL1Gradient",
      "odd: predictions and targets exchanged, the opposite slope",
      differencePairs,
      async (call, input, { tolerances }) => {
        const { predictions, targets } = input
        const { gradient } = await call({ ...input, predictions: targets, targets: predictions })
        const tolerance = twice(tolerances(input).gradient)
        return near(scaled((await call(input)).gradient, -1), gradient, tolerance, "gradient")
      },
    ),
    law(
      "smoothL1Gradient",
      "unit-free: predictions, targets and β twice as large, the same slope, exactly",
      plainDifferences,
      async (call, { predictions, targets, beta }) => {
        const { gradient } = await call({ predictions, targets, beta })
        const larger = { predictions: scaled(predictions, 2), targets: scaled(targets, 2), beta: 2 * beta }
        return same(gradient, (await call(larger)).gradient, "gradient")
      },
    ),
    law(
      "smoothL1Gradient",
      "convex: a larger prediction never has a smaller slope",
      plainDifferences,
      async (call, input) => {
        const { gradient } = await call(input)
        const further = mapTensor(input.predictions, (x) => x + 0.5)
        const next = (await call({ ...input, predictions: further })).gradient
        const raised = tabulate(gradient.shape, (n = 0, k = 0) =>
          Math.max(gradient.get(n, k), next.get(n, k)),
        )
        return same(raised, next, "gradient half a step on")
      },
    ),
  ],
})
