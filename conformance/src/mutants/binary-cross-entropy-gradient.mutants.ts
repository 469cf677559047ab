import { mapTensor, tabulate } from "@detspec/core"
import { binaryCrossEntropy, binaryCrossEntropyGradient, logLossSlope } from "@detspec/spec"
import { elementwise, sigmoid } from "@detspec/spec/parts"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

const each = (bug: string, f: (x: number, t: number) => number, source = ""): Mutant =>
  mutant(
    "binaryCrossEntropyGradient",
    bug,
    {
      binaryCrossEntropyGradient: (input) => ({
        ...binaryCrossEntropy(input),
        gradient: elementwise(input.logits, input.targets, f),
      }),
    },
    source,
  )

export const binaryCrossEntropyGradientMutants: readonly Mutant[] = [
  each(
    "e^x / (1 + e^x) overflows to NaN",
    (x, t) => Math.exp(x) / (1 + Math.exp(x)) - t,
    "rwightman/efficientdet-pytorch#77",
  ),
  each("downhill: t - σ(x)", (x, t) => t - sigmoid(x)),
  each("along the target: -x", (x) => -x),
  each(
    "along the probability, not the logit",
    (x, t) => logLossSlope(x, t) / Math.max(sigmoid(x) * sigmoid(-x), 2 ** -40),
  ),
  each("times σ', as for the squared error", (x, t) => logLossSlope(x, t) * sigmoid(x) * sigmoid(-x)),
  each("yes and no exchanged", (x, t) => logLossSlope(x, 1 - t)),
  each("the target is not subtracted", (x) => sigmoid(x)),
  each("targets rounded to yes or no", (x, t) => logLossSlope(x, t > 0.5 ? 1 : 0)),
  each("in units of log2", (x, t) => logLossSlope(x, t) / Math.LN2),
  each("σ replaced by a steep line", (x, t) => Math.min(Math.max(0.5 + x / 4, 0), 1) - t),
  mutant("binaryCrossEntropyGradient", "divided by the number of rows", {
    binaryCrossEntropyGradient: (input) => {
      const { loss, gradient } = binaryCrossEntropyGradient(input)
      return { loss, gradient: mapTensor(gradient, (x) => x / Math.max(gradient.shape[0] ?? 1, 1)) }
    },
  }),
  mutant("binaryCrossEntropyGradient", "every row has the first row's target", {
    binaryCrossEntropyGradient: (input) => ({
      ...binaryCrossEntropy(input),
      gradient: tabulate(input.logits.shape, (n = 0, k = 0) =>
        logLossSlope(input.logits.get(n, k), input.targets.get(0, k)),
      ),
    }),
  }),
  wrapped("binaryCrossEntropyGradient", "after 256 classes the first come again", ["gradient", 1], 256),
]
