import { mapTensor } from "@detspec/core"
import { binaryCrossEntropy, logLoss } from "@detspec/spec"
import { elementwise, sigmoid, softplus } from "@detspec/spec/parts"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

const each = (bug: string, f: (x: number, t: number) => number, source = ""): Mutant =>
  mutant(
    "binaryCrossEntropy",
    bug,
    { binaryCrossEntropy: ({ logits, targets }) => ({ loss: elementwise(logits, targets, f) }) },
    source,
  )

const naive = (p: number, t: number): number => -t * Math.log(p) - (1 - t) * Math.log(1 - p)

export const binaryCrossEntropyMutants: readonly Mutant[] = [
  each("0 · ln 0 at large logits", (x, t) => naive(sigmoid(x), t), "kornia/kornia#2115"),
  each(
    "e^-x overflows at -1000",
    (x, t) => (1 - t) * x + Math.log(1 + Math.exp(-x)),
    "rwightman/efficientdet-pytorch#77",
  ),
  each("probability clamped to 1e-7", (x, t) => naive(Math.min(Math.max(sigmoid(x), 1e-7), 1 - 1e-7), t)),
  each("printed without the minus", (x, t) => -logLoss(x, t)),
  each("log2 for ln", (x, t) => logLoss(x, t) / Math.LN2),
  each("yes and no exchanged", (x, t) => logLoss(x, 1 - t)),
  each("only yes counts", (x, t) => t * softplus(-x)),
  each("targets rounded to yes or no", (x, t) => logLoss(x, t >= 0.5 ? 1 : 0)),
  each("logits read as probabilities", (x, t) => naive(Math.min(Math.max(x, 0.01), 0.99), t)),
  each("σ applied twice", (x, t) => logLoss(sigmoid(x), t)),
  each("squared error instead", (x, t) => (sigmoid(x) - t) ** 2),
  each("a yes weighs double", (x, t) => logLoss(x, t) * (1 + t)),
  each("a large logit is clipped at 100", (x, t) => logLoss(Math.min(Math.max(x, -100), 100), t)),
  mutant("binaryCrossEntropy", "targets taken for logits, logits for targets", {
    binaryCrossEntropy: ({ logits, targets }) => binaryCrossEntropy({ logits: targets, targets: logits }),
  }),
  mutant("binaryCrossEntropy", "averaged over the rows by accident", {
    binaryCrossEntropy: (input) => {
      const { loss } = binaryCrossEntropy(input)
      return { loss: mapTensor(loss, (x) => x / Math.max(loss.shape[0] ?? 1, 1)) }
    },
  }),
  wrapped("binaryCrossEntropy", "after 256 classes the first come again", ["loss", 1], 256),
]
