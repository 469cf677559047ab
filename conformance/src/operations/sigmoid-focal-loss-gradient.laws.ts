import { binaryCrossEntropyGradient, sigmoidFocalLoss } from "@detspec/spec"
import { elementwise } from "@detspec/spec/parts"
import { decidedFocalInput, focalInput, mildFocalInput, sureFocalInput } from "../families/losses/focal.js"
import { manyLogits, sureLogit } from "../families/losses/losses.js"
import { opposite } from "../families/losses/opposite.js"
import { added, twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { elementDifferences, lossRounding, nearSlopes } from "../kit/finite-differences.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled } from "../kit/moves.js"
import { rowsAlone } from "../kit/rows-alone.js"

const name = "sigmoidFocalLossGradient"

export const sigmoidFocalLossGradientLaws: LawsOf<typeof name> = lawsOf(name, {
  valid: focalInput,
  large: () => ({ ...manyLogits(300, 267), weighting: "alpha", alpha: 0.25, gamma: 2 }),
  refusals: {},
  laws: [
    rowsAlone(name, focalInput),
    law(
      name,
      "the slope of the specification's loss along the logits, by finite differences",
      mildFocalInput,
      async (call, input, { tolerances }) => {
        const slopes = elementDifferences(
          input.logits,
          (logits) => sigmoidFocalLoss({ ...input, logits }).loss,
          lossRounding("sigmoidFocalLoss", input),
        )
        return nearSlopes(slopes, (await call(input)).gradient, tolerances(input).gradient)
      },
    ),
    law(
      name,
      "γ = 0 without weighting is the slope of binary cross-entropy",
      mildFocalInput,
      async (call, input, { tolerances }) => {
        const plain = { ...input, weighting: "none" as const, gamma: 0 }
        const { gradient } = await call(plain)
        const expected = binaryCrossEntropyGradient(input).gradient
        return near(expected, gradient, twice(tolerances(plain).gradient), "gradient")
      },
    ),
    law(
      name,
      "α weighs yes, 1 - α weighs no; without weighting, both weigh 1",
      decidedFocalInput,
      async (call, input, { tolerances }) => {
        const [weighted, bare] = [
          { ...input, weighting: "alpha" as const },
          { ...input, weighting: "none" as const },
        ]
        const unweighted = (await call(bare)).gradient
        const expected = elementwise(unweighted, input.targets, (g, t) =>
          t === 1 ? input.alpha * g : (1 - input.alpha) * g,
        )
        const tolerance = added(expected.shape, tolerances(bare).gradient, tolerances(weighted).gradient)
        return near(expected, (await call(weighted)).gradient, tolerance, "gradient")
      },
    ),
    law(name, "a yes never pulls its logit down, a no never up", decidedFocalInput, async (call, input) => {
      const { gradient } = await call(input)
      const right = elementwise(gradient, input.targets, (g, t) =>
        t === 1 ? Math.min(g, 0) : Math.max(g, 0),
      )
      return same(right, gradient, "gradient")
    }),
    law(
      name,
      "beyond doubt: 0 where it is right, -1 for a missed yes, 1 for a false one, without weighting",
      sureFocalInput(sureLogit),
      async (call, input, { tolerances }) => {
        const bare = { ...input, weighting: "none" as const }
        const { gradient } = await call(bare)
        const expected = elementwise(input.logits, input.targets, (x, t) => (x > 0 ? 1 : 0) - t)
        return near(expected, gradient, tolerances(bare).gradient, "gradient")
      },
    ),
    law(
      name,
      "yes and no are alike: exchanged with their weights, the slope turns round",
      mildFocalInput,
      async (call, input, { tolerances }) => {
        const { gradient } = await call({ ...opposite(input), alpha: 1 - input.alpha })
        const turned = scaled((await call(input)).gradient, -1)
        return near(turned, gradient, twice(tolerances(input).gradient), "gradient")
      },
    ),
  ],
})
