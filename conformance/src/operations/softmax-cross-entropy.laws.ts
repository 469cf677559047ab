import type { FloatTensor } from "@detspec/core"
import { int32, mapTensor, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { binaryCrossEntropy } from "@detspec/spec"
import {
  countedLogits,
  labelBeyondClasses,
  labelledLogits,
  manyLabelledLogits,
  plainLabelledLogits,
  sureLabelledLogits,
} from "../families/losses/labels.js"
import { relabelled } from "../families/losses/relabelled.js"
import { twice } from "../kit/added.js"
import { boundAt } from "../kit/bounds.js"
import { near, same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { rowsAlone } from "../kit/rows-alone.js"

const name = "softmaxCrossEntropy"
type Input = In<typeof name>

const classCount = ({ logits }: Input): number => logits.shape[1] ?? 0
const withLabel = (input: Input, label: number): Input => ({
  ...input,
  labels: int32(
    input.labels.shape,
    Array.from({ length: input.labels.size }, () => label),
  ),
})
const largest = (logits: FloatTensor, n: number): number =>
  Math.max(...Array.from({ length: logits.shape[1] ?? 0 }, (_, c) => logits.get(n, c)))

export const softmaxCrossEntropyLaws: LawsOf<typeof name> = lawsOf(name, {
  valid: labelledLogits,
  large: () => manyLabelledLogits(601, 267),
  refusals: { "labels within classes": { field: "labels", given: labelBeyondClasses } },
  laws: [
    rowsAlone(name, labelledLogits),
    law(name, "never negative; 0 for a row that does not count", labelledLogits, async (call, input) => {
      const { loss } = await call(input)
      const held = tabulate(loss.shape, (n = 0) => (input.labels.get(n) < 0 ? 0 : Math.max(loss.get(n), 0)))
      return same(held, loss, "loss")
    }),
    law(
      name,
      "the probabilities e^-loss of all classes add to 1",
      countedLogits,
      async (call, input, { tolerances }) => {
        const classes = Array.from({ length: classCount(input) }, (_, label) => withLabel(input, label))
        const each = await Promise.all(
          classes.map(async (asked) => ({
            loss: (await call(asked)).loss,
            tolerance: tolerances(asked).loss,
          })),
        )
        const shape = input.labels.shape
        const sum = tabulate(shape, (n = 0) =>
          each.reduce((all, { loss }) => all + Math.exp(-loss.get(n)), 0),
        )
        // e^-loss falls no faster than the loss rises, so the sum is off by no more than all losses together.
        const bound = tabulate(shape, (n = 0) =>
          each.reduce((all, { tolerance }) => all + 2 * boundAt(tolerance, n), 0),
        )
        const tolerance = { bound, because: "the bounds of all losses, twice for the exponentials" }
        return near(
          tabulate(shape, () => 1),
          sum,
          tolerance,
          "sum of probabilities",
        )
      },
    ),
    law(
      name,
      "only differences count: all logits of a row raised by 64, the same loss",
      plainLabelledLogits,
      async (call, input, { tolerances }) => {
        const raised = { ...input, logits: mapTensor(input.logits, (x) => x + 64) }
        return near(
          (await call(input)).loss,
          (await call(raised)).loss,
          twice(tolerances(input).loss),
          "loss",
        )
      },
    ),
    law(
      name,
      "class numbers mean nothing: logits and labels reversed together, the same loss",
      labelledLogits,
      async (call, input, { tolerances }) =>
        near(
          (await call(input)).loss,
          (await call(relabelled(input))).loss,
          twice(tolerances(input).loss),
          "loss",
        ),
    ),
    law(
      name,
      "two classes are one yes or no: binary cross-entropy of the difference of the logits",
      countedLogits,
      async (call, { logits, labels }, { tolerances }) => {
        const count = labels.shape[0] ?? 0
        const input = {
          logits: tabulate([count, 2], (n = 0, c = 0) => logits.get(n, 0) * (1 - c)),
          labels: int32(
            [count],
            Array.from({ length: count }, (_, n) => labels.get(n) % 2),
          ),
        }
        const binary = binaryCrossEntropy({
          logits: tabulate([count, 1], (n = 0) => logits.get(n, 0)),
          targets: tabulate([count, 1], (n = 0) => 1 - input.labels.get(n)),
        })
        const expected = tabulate([count], (n = 0) => binary.loss.get(n, 0))
        return near(expected, (await call(input)).loss, twice(tolerances(input).loss), "loss")
      },
    ),
    law(
      name,
      "beyond doubt: the largest logit less that of the label",
      sureLabelledLogits,
      async (call, input, { tolerances }) => {
        const { logits, labels } = input
        const expected = tabulate(labels.shape, (n = 0) => largest(logits, n) - logits.get(n, labels.get(n)))
        return near(expected, (await call(input)).loss, tolerances(input).loss, "loss")
      },
    ),
  ],
})
