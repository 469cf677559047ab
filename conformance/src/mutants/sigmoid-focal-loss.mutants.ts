import { mapTensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import { classWeight, logLoss, missing, sigmoidFocalLoss } from "@detspec/spec"
import { elementwise, sigmoid } from "@detspec/spec/parts"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

type Input = In<"sigmoidFocalLoss">

const each = (bug: string, f: (x: number, t: number, input: Input) => number, source = ""): Mutant =>
  mutant(
    "sigmoidFocalLoss",
    bug,
    {
      sigmoidFocalLoss: (input) => ({
        loss: elementwise(input.logits, input.targets, (x, t) => f(x, t, input)),
      }),
    },
    source,
  )

const focal = (x: number, t: number, input: Input): number =>
  classWeight(input, t) * missing(x, t) ** input.gamma * logLoss(x, t)

const naive = (p: number, t: number): number => -t * Math.log(p) - (1 - t) * Math.log(1 - p)

export const sigmoidFocalLossMutants: readonly Mutant[] = [
  each(
    "α on the wrong class",
    (x, t, i) => focal(x, t, { ...i, alpha: 1 - i.alpha }),
    "clcarwin/focal_loss_pytorch#10",
  ),
  each(
    "α on both classes",
    (x, t, i) => (i.weighting === "alpha" ? i.alpha : 1) * missing(x, t) ** i.gamma * logLoss(x, t),
    "mkocabas/focal-loss-keras#6",
  ),
  each(
    "α and γ swapped",
    (x, t, i) => focal(x, t, { ...i, alpha: i.gamma, gamma: i.alpha }),
    "qubvel/segmentation_models#258",
  ),
  each(
    "0 · ln 0 at logit 100",
    (x, t, i) => classWeight(i, t) * missing(x, t) ** i.gamma * naive(sigmoid(x), t),
    "kornia/kornia#2115",
  ),
  each(
    "e^-x overflows at -1000",
    (x, t, i) => classWeight(i, t) * missing(x, t) ** i.gamma * ((1 - t) * x + Math.log(1 + Math.exp(-x))),
    "rwightman/efficientdet-pytorch#77",
  ),
  each(
    "probability clamped to 1e-7",
    (x, t, i) =>
      classWeight(i, t) * missing(x, t) ** i.gamma * naive(Math.min(Math.max(sigmoid(x), 1e-7), 1 - 1e-7), t),
  ),
  each("without the minus", (x, t, i) => -focal(x, t, i)),
  each("p_t for 1 - p_t", (x, t, i) => classWeight(i, t) * (1 - missing(x, t)) ** i.gamma * logLoss(x, t)),
  each(
    "p for p_t: no example of no fades",
    (x, t, i) => classWeight(i, t) * sigmoid(-x) ** i.gamma * logLoss(x, t),
  ),
  each("γ at most 8", (x, t, i) => focal(x, t, { ...i, gamma: Math.min(i.gamma, 8) })),
  each("γ fixed at 2", (x, t, i) => focal(x, t, { ...i, gamma: 2 })),
  each("γ outside the power", (x, t, i) => classWeight(i, t) * i.gamma * missing(x, t) * logLoss(x, t)),
  each("the weighting is not read", (x, t, i) => focal(x, t, { ...i, weighting: "alpha" })),
  each("yes and no exchanged", (x, t, i) => focal(x, 1 - t, i)),
  each("log2 for ln", (x, t, i) => focal(x, t, i) / Math.LN2),
  each("targets rounded to yes or no", (x, t, i) => focal(x, t >= 0.5 ? 1 : 0, i)),
  each(
    "1 - p_t by subtraction from a p rounded to 3 digits",
    (x, t, i) =>
      classWeight(i, t) * Math.round(1000 * missing(x, t)) ** i.gamma * 0.001 ** i.gamma * logLoss(x, t),
  ),
  mutant("sigmoidFocalLoss", "divided by the number of rows", {
    sigmoidFocalLoss: (input) => {
      const { loss } = sigmoidFocalLoss(input)
      return { loss: mapTensor(loss, (x) => x / Math.max(loss.shape[0] ?? 1, 1)) }
    },
  }),
  wrapped("sigmoidFocalLoss", "after 256 classes the first come again", ["loss", 1], 256),
]
