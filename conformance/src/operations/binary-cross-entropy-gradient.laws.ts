import { mapTensor } from "@detspec/core"
import { binaryCrossEntropy } from "@detspec/spec"
import { elementwise } from "@detspec/spec/parts"
import {
  logit,
  logitPairs,
  manyLogits,
  mildLogit,
  probability,
  sureLogit,
  yesOrNo,
} from "../families/losses/losses.js"
import { opposite, withTarget } from "../families/losses/opposite.js"
import { twice } from "../kit/added.js"
import { near } from "../kit/compare.js"
import { elementDifferences, lossRounding, nearSlopes } from "../kit/finite-differences.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled } from "../kit/moves.js"
import { rowsAlone } from "../kit/rows-alone.js"

const name = "binaryCrossEntropyGradient"
const valid = logitPairs(logit, probability)
const mild = logitPairs(mildLogit, probability)

export const binaryCrossEntropyGradientLaws: LawsOf<typeof name> = lawsOf(name, {
  valid,
  large: () => manyLogits(300, 267),
  refusals: {},
  laws: [
    rowsAlone(name, valid),
    law(
      name,
      "the slope of the specification's loss along the logits, by finite differences",
      mild,
      async (call, input, { tolerances }) => {
        const slopes = elementDifferences(
          input.logits,
          (logits) => binaryCrossEntropy({ ...input, logits }).loss,
          lossRounding("binaryCrossEntropy", input),
        )
        return nearSlopes(slopes, (await call(input)).gradient, tolerances(input).gradient)
      },
    ),
    law(name, "between -t and 1 - t", valid, async (call, input, { tolerances }) => {
      const { gradient } = await call(input)
      const clamped = elementwise(gradient, input.targets, (g, t) => Math.min(Math.max(g, -t), 1 - t))
      return near(clamped, gradient, tolerances(input).gradient, "gradient")
    }),
    law(
      name,
      "beyond doubt: 0 where it is right, -1 for a missed yes, 1 for a false one",
      logitPairs(sureLogit, yesOrNo),
      async (call, input, { tolerances }) => {
        const { gradient } = await call(input)
        const expected = elementwise(input.logits, input.targets, (x, t) => (x > 0 ? 1 : 0) - t)
        return near(expected, gradient, tolerances(input).gradient, "gradient")
      },
    ),
    law(name, "an even logit asks for 1/2 - t", mild, async (call, input, { tolerances }) => {
      const even = { ...input, logits: mapTensor(input.logits, () => 0) }
      const { gradient } = await call(even)
      return near(
        mapTensor(input.targets, (t) => 0.5 - t),
        gradient,
        tolerances(even).gradient,
        "gradient",
      )
    }),
    law(
      name,
      "yes and no are alike: exchanged, the slope turns round",
      mild,
      async (call, input, { tolerances }) => {
        const { gradient } = await call(opposite(input))
        const turned = scaled((await call(input)).gradient, -1)
        return near(turned, gradient, twice(tolerances(input).gradient), "gradient")
      },
    ),
    law(
      name,
      "a target of 1 instead of 0 lowers the slope by 1",
      mild,
      async (call, input, { tolerances }) => {
        const [no, yes] = [withTarget(input, 0), withTarget(input, 1)]
        const [ifNo, ifYes] = [(await call(no)).gradient, (await call(yes)).gradient]
        const apart = elementwise(ifNo, ifYes, (a, b) => a - b)
        return near(
          mapTensor(apart, () => 1),
          apart,
          twice(tolerances(no).gradient),
          "difference of the slopes",
        )
      },
    ),
  ],
})
