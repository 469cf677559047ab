import { mapTensor, tabulate } from "@detspec/core"
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
import { added, twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { rowsAlone } from "../kit/rows-alone.js"

const name = "binaryCrossEntropy"
const valid = logitPairs(logit, probability)
const mild = logitPairs(mildLogit, probability)

export const binaryCrossEntropyLaws: LawsOf<typeof name> = lawsOf(name, {
  valid,
  large: () => manyLogits(300, 267),
  refusals: {},
  laws: [
    rowsAlone(name, valid),
    law(name, "never negative, whatever the logit", valid, async (call, input) => {
      const { loss } = await call(input)
      return same(
        mapTensor(loss, (x) => Math.max(x, 0)),
        loss,
        "loss",
      )
    }),
    law(
      name,
      "beyond doubt: right costs nothing, wrong costs |x|",
      logitPairs(sureLogit, yesOrNo),
      async (call, input, { tolerances }) => {
        const { loss } = await call(input)
        const expected = elementwise(input.logits, input.targets, (x, t) => Math.max(t === 1 ? -x : x, 0))
        return near(expected, loss, tolerances(input).loss, "loss")
      },
    ),
    law(
      name,
      "no costs more than yes by the logit itself: ℓ(x, 0) - ℓ(x, 1) = x",
      mild,
      async (call, input, { tolerances }) => {
        const [no, yes] = [withTarget(input, 0), withTarget(input, 1)]
        const [ifNo, ifYes] = [(await call(no)).loss, (await call(yes)).loss]
        const apart = elementwise(ifNo, ifYes, (a, b) => a - b)
        const tolerance = added(apart.shape, tolerances(no).loss, tolerances(yes).loss)
        return near(input.logits, apart, twice(tolerance), "difference of the losses")
      },
    ),
    law(
      name,
      "linear in the target: ℓ(x, t) = t ℓ(x, 1) + (1 - t) ℓ(x, 0)",
      mild,
      async (call, input, { tolerances }) => {
        const [no, yes] = [withTarget(input, 0), withTarget(input, 1)]
        const [ifNo, ifYes] = [(await call(no)).loss, (await call(yes)).loss]
        const mixed = tabulate(ifNo.shape, (n = 0, k = 0) => {
          const t = input.targets.get(n, k)
          return t * ifYes.get(n, k) + (1 - t) * ifNo.get(n, k)
        })
        const each = [input, no, yes].map((asked) => tolerances(asked).loss)
        return near(mixed, (await call(input)).loss, added(mixed.shape, ...each), "loss")
      },
    ),
    law(name, "yes and no are alike: ℓ(x, t) = ℓ(-x, 1 - t)", mild, async (call, input, { tolerances }) =>
      near(
        (await call(input)).loss,
        (await call(opposite(input))).loss,
        twice(tolerances(input).loss),
        "loss",
      ),
    ),
    law(
      name,
      "the more a logit says yes, the less a yes costs",
      mild,
      async (call, input, { tolerances }) => {
        const yes = withTarget(input, 1)
        const surer = { ...yes, logits: mapTensor(yes.logits, (x) => x + 1) }
        const [before, after] = [(await call(yes)).loss, (await call(surer)).loss]
        const lowered = elementwise(before, after, Math.min)
        return near(lowered, after, twice(tolerances(yes).loss), "loss one logit on")
      },
    ),
  ],
})
