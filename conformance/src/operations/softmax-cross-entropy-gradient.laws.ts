import { mapTensor, tabulate } from "@detspec/core"
import { softmaxCrossEntropy } from "@detspec/spec"
import {
  countedLogits,
  labelBeyondClasses,
  labelledLogits,
  manyLabelledLogits,
  slightLabelledLogits,
  sureLabelledLogits,
} from "../families/losses/labels.js"
import { mirrored, relabelled } from "../families/losses/relabelled.js"
import { twice } from "../kit/added.js"
import { boundAt } from "../kit/bounds.js"
import { near, same } from "../kit/compare.js"
import { lossRounding, nearSlopes, rowDifferences } from "../kit/finite-differences.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { rowsAlone } from "../kit/rows-alone.js"

const name = "softmaxCrossEntropyGradient"

export const softmaxCrossEntropyGradientLaws: LawsOf<typeof name> = lawsOf(name, {
  valid: labelledLogits,
  large: () => manyLabelledLogits(301, 267),
  refusals: { "labels within classes": { field: "labels", given: labelBeyondClasses } },
  laws: [
    rowsAlone(name, labelledLogits),
    law(
      name,
      "the slope of the specification's loss along each logit, by finite differences",
      slightLabelledLogits,
      async (call, input, { tolerances }) => {
        const slopes = rowDifferences(
          input.logits,
          (logits) => softmaxCrossEntropy({ ...input, logits }).loss,
          lossRounding("softmaxCrossEntropy", input),
        )
        return nearSlopes(slopes, (await call(input)).gradient, tolerances(input).gradient)
      },
    ),
    law(
      name,
      "a row's slopes add to 0: raising all its logits changes nothing",
      labelledLogits,
      async (call, input, { tolerances }) => {
        const { gradient } = await call(input)
        const bounds = tolerances(input).gradient
        const classes = Array.from({ length: gradient.shape[1] ?? 0 }, (_, c) => c)
        const sum = tabulate(input.labels.shape, (n = 0) =>
          classes.reduce((all, c) => all + gradient.get(n, c), 0),
        )
        const bound = tabulate(input.labels.shape, (n = 0) =>
          classes.reduce((all, c) => all + boundAt(bounds, n, c), 0),
        )
        const tolerance = { bound, because: "the bounds of all slopes of the row" }
        return near(
          mapTensor(sum, () => 0),
          sum,
          tolerance,
          "sum of slopes",
        )
      },
    ),
    law(
      name,
      "only the true class is pulled up, by at most 1; no other is",
      labelledLogits,
      async (call, input, { tolerances }) => {
        const { gradient } = await call(input)
        const right = tabulate(gradient.shape, (n = 0, c = 0) => {
          const [low, high] = input.labels.get(n) === c ? [-1, 0] : [0, 1]
          return Math.min(Math.max(gradient.get(n, c), low), high)
        })
        return near(right, gradient, tolerances(input).gradient, "gradient")
      },
    ),
    law(name, "a row that does not count has no slope at all", labelledLogits, async (call, input) => {
      const { gradient } = await call(input)
      const held = tabulate(gradient.shape, (n = 0, c = 0) =>
        input.labels.get(n) < 0 ? 0 : gradient.get(n, c),
      )
      return same(held, gradient, "gradient")
    }),
    law(
      name,
      "the true class's slope is its probability less 1: e^-loss - 1",
      countedLogits,
      async (call, input, { tolerances }) => {
        const { gradient } = await call(input)
        const { loss } = softmaxCrossEntropy(input)
        const labels = input.labels
        const own = tabulate(labels.shape, (n = 0) => gradient.get(n, labels.get(n)))
        const bounds = tolerances(input)
        const bound = tabulate(
          labels.shape,
          (n = 0) => boundAt(bounds.gradient, n, labels.get(n)) + boundAt(bounds.loss, n),
        )
        const tolerance = { bound, because: "the slope's bound, and the loss's for e^-loss" }
        return near(
          mapTensor(loss, (x) => Math.exp(-x) - 1),
          own,
          tolerance,
          "slope of the true class",
        )
      },
    ),
    law(
      name,
      "class numbers mean nothing: logits and labels reversed together, the slopes reversed",
      labelledLogits,
      async (call, input, { tolerances }) => {
        const { gradient } = await call(relabelled(input))
        const expected = mirrored((await call(input)).gradient)
        const tolerance = twice(tolerances(relabelled(input)).gradient)
        return near(expected, gradient, tolerance, "gradient")
      },
    ),
    law(
      name,
      "beyond doubt: the largest logit's class has all of the probability",
      sureLabelledLogits,
      async (call, input, { tolerances }) => {
        const { logits, labels } = input
        const { gradient } = await call(input)
        const expected = tabulate(
          logits.shape,
          (n = 0, c = 0) => (logits.get(n, c) > 0 ? 1 : 0) - (labels.get(n) === c ? 1 : 0),
        )
        return near(expected, gradient, tolerances(input).gradient, "gradient")
      },
    ),
  ],
})
