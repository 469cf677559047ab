import { mapTensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import {
  classWeight,
  logLoss,
  logLossSlope,
  missing,
  missingRate,
  sigmoidFocalLoss,
  sigmoidFocalLossGradient,
} from "@detspec/spec"
import { elementwise, sigmoid } from "@detspec/spec/parts"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

type Input = In<"sigmoidFocalLoss">

const each = (bug: string, f: (x: number, t: number, input: Input) => number, source = ""): Mutant =>
  mutant(
    "sigmoidFocalLossGradient",
    bug,
    {
      sigmoidFocalLossGradient: (input) => ({
        ...sigmoidFocalLoss(input),
        gradient: elementwise(input.logits, input.targets, (x, t) => f(x, t, input)),
      }),
    },
    source,
  )

const modulator = (x: number, t: number, i: Input): number => missing(x, t) ** i.gamma
const slope = (x: number, t: number, i: Input): number =>
  classWeight(i, t) * modulator(x, t, i) * (logLossSlope(x, t) + i.gamma * missingRate(x, t) * logLoss(x, t))

export const sigmoidFocalLossGradientMutants: readonly Mutant[] = [
  each(
    "the modulator is held constant",
    (x, t, i) => classWeight(i, t) * modulator(x, t, i) * logLossSlope(x, t),
  ),
  each(
    "the modulator's slope has the wrong sign",
    (x, t, i) =>
      classWeight(i, t) *
      modulator(x, t, i) *
      (logLossSlope(x, t) - i.gamma * missingRate(x, t) * logLoss(x, t)),
  ),
  each(
    "γ is lost in the power rule",
    (x, t, i) =>
      classWeight(i, t) * modulator(x, t, i) * (logLossSlope(x, t) + missingRate(x, t) * logLoss(x, t)),
  ),
  each(
    "q^(γ-1) is Infinity where q is 0",
    (x, t, i) =>
      classWeight(i, t) *
      (modulator(x, t, i) * logLossSlope(x, t) +
        i.gamma * missing(x, t) ** (i.gamma - 1) * (1 - 2 * t) * sigmoid(x) * sigmoid(-x) * logLoss(x, t)),
  ),
  each(
    "e^x / e^x: NaN at large logits",
    (x, t, i) => slope(x, t, i) * (Math.exp(x) / Math.exp(x)),
    "kornia/kornia#2115",
  ),
  each(
    "α on the wrong class",
    (x, t, i) => slope(x, t, { ...i, alpha: 1 - i.alpha }),
    "clcarwin/focal_loss_pytorch#10",
  ),
  each(
    "α and γ swapped",
    (x, t, i) => slope(x, t, { ...i, alpha: i.gamma, gamma: i.alpha }),
    "qubvel/segmentation_models#258",
  ),
  each("γ at most 8", (x, t, i) => slope(x, t, { ...i, gamma: Math.min(i.gamma, 8) })),
  each("α is left out", (x, t, i) => slope(x, t, { ...i, weighting: "none" })),
  each("the weighting is not read", (x, t, i) => slope(x, t, { ...i, weighting: "alpha" })),
  each("downhill", (x, t, i) => -slope(x, t, i)),
  each(
    "along the probability, not the logit",
    (x, t, i) => slope(x, t, i) / Math.max(sigmoid(x) * sigmoid(-x), 2 ** -40),
  ),
  each("for a target of 1 - t", (x, t, i) => slope(x, 1 - t, i)),
  each("in units of log2", (x, t, i) => slope(x, t, i) / Math.LN2),
  mutant("sigmoidFocalLossGradient", "divided by the number of rows", {
    sigmoidFocalLossGradient: (input) => {
      const { loss, gradient } = sigmoidFocalLossGradient(input)
      return { loss, gradient: mapTensor(gradient, (x) => x / Math.max(gradient.shape[0] ?? 1, 1)) }
    },
  }),
  wrapped("sigmoidFocalLossGradient", "after 256 classes the first come again", ["gradient", 1], 256),
]
