import { mapTensor, tabulate } from "@detspec/core"
import { binaryCrossEntropy, missing } from "@detspec/spec"
import { elementwise } from "@detspec/spec/parts"
import { decidedFocalInput, focalInput, mildFocalInput, sureFocalInput } from "../families/losses/focal.js"
import { manyLogits, sureLogit } from "../families/losses/losses.js"
import { opposite } from "../families/losses/opposite.js"
import { added, twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { rowsAlone } from "../kit/rows-alone.js"

const name = "sigmoidFocalLoss"

export const sigmoidFocalLossLaws: LawsOf<typeof name> = lawsOf(name, {
  valid: focalInput,
  large: () => ({ ...manyLogits(300, 267), weighting: "alpha", alpha: 0.25, gamma: 2 }),
  refusals: {},
  laws: [
    rowsAlone(name, focalInput),
    law(name, "never negative, whatever the logit", focalInput, async (call, input) => {
      const { loss } = await call(input)
      return same(
        mapTensor(loss, (x) => Math.max(x, 0)),
        loss,
        "loss",
      )
    }),
    law(
      name,
      "γ = 0 without weighting is binary cross-entropy",
      mildFocalInput,
      async (call, input, { tolerances }) => {
        const plain = { ...input, weighting: "none" as const, gamma: 0 }
        const { loss } = await call(plain)
        return near(binaryCrossEntropy(input).loss, loss, twice(tolerances(plain).loss), "loss")
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
        const unweighted = (await call(bare)).loss
        const expected = elementwise(unweighted, input.targets, (x, t) =>
          t === 1 ? input.alpha * x : (1 - input.alpha) * x,
        )
        const tolerance = added(expected.shape, tolerances(bare).loss, tolerances(weighted).loss)
        return near(expected, (await call(weighted)).loss, tolerance, "loss")
      },
    ),
    fact(
      name,
      "at even odds with γ = 0, yes costs α ln 2 and no (1 - α) ln 2",
      async (call, { tolerances }) => {
        const input = {
          logits: tabulate([1, 2], () => 0),
          targets: tabulate([1, 2], (_, k = 0) => k),
          weighting: "alpha" as const,
          alpha: 0.25,
          gamma: 0,
        }
        const expected = tabulate([1, 2], (_, k = 0) => [0.75, 0.25][k] ?? 0)
        const { loss } = await call(input)
        const tolerance = tolerances(input).loss
        return near(
          mapTensor(expected, (weight) => weight * Math.LN2),
          loss,
          tolerance,
          "loss",
        )
      },
    ),
    law(
      name,
      "one more γ multiplies by what the prediction leaves to the wrong answer: q = 1 - p_t",
      mildFocalInput,
      async (call, input, { tolerances }) => {
        const more = { ...input, gamma: input.gamma + 1 }
        const { loss } = await call(input)
        const expected = tabulate(
          loss.shape,
          (n = 0, k = 0) => loss.get(n, k) * missing(input.logits.get(n, k), input.targets.get(n, k)),
        )
        const tolerance = added(loss.shape, tolerances(input).loss, tolerances(more).loss)
        return near(expected, (await call(more)).loss, tolerance, "loss")
      },
    ),
    law(
      name,
      "beyond doubt: right costs nothing, wrong costs its weight times |x|",
      sureFocalInput(sureLogit),
      async (call, input, { tolerances }) => {
        const bare = { ...input, weighting: "none" as const }
        const { loss } = await call(bare)
        const expected = elementwise(input.logits, input.targets, (x, t) => Math.max(t === 1 ? -x : x, 0))
        return near(expected, loss, tolerances(bare).loss, "loss")
      },
    ),
    law(
      name,
      "yes and no are alike: exchanged with their weights, they cost the same",
      mildFocalInput,
      async (call, input, { tolerances }) => {
        const { loss } = await call({ ...opposite(input), alpha: 1 - input.alpha })
        return near((await call(input)).loss, loss, twice(tolerances(input).loss), "loss")
      },
    ),
    law(name, "a larger γ never costs more", mildFocalInput, async (call, input, { tolerances }) => {
      const more = { ...input, gamma: 2 * input.gamma + 1 }
      const [before, after] = [(await call(input)).loss, (await call(more)).loss]
      const tolerance = added(before.shape, tolerances(input).loss, tolerances(more).loss)
      return near(elementwise(before, after, Math.min), after, tolerance, "loss with the larger γ")
    }),
  ],
})
