import type { Contract, FloatTensor } from "@detspec/core"
import { between, cite, floats, mapTensor } from "@detspec/core"

export type BinaryCrossEntropyInput = { readonly logits: FloatTensor; readonly targets: FloatTensor }
export type BinaryCrossEntropyOutput = { readonly loss: FloatTensor }

export const binaryCrossEntropyContract: Contract<BinaryCrossEntropyInput, BinaryCrossEntropyOutput> = {
  name: "binaryCrossEntropy",
  summary: "How badly the logistic function of each logit predicts its yes or no, in nats.",
  formula: [
    String.raw`\ell = -t \ln \sigma(x) - (1 - t) \ln (1 - \sigma(x)), \quad \sigma(x) = \frac{1}{1 + e^{-x}}`,
  ],
  inputs: {
    logits: floats(["N", "K"], "logit", "x: the log-odds of yes, one a class"),
    targets: floats(["N", "K"], "probability", "t: 1 for yes, 0 for no, or between", between(0, 1)),
  },
  outputs: { loss: floats(["N", "K"], "nats", "ℓ, at least 0, not reduced") },
  requires: [],
  accuracy: {
    loss: {
      kind: "rounded",
      cost: { roundings: 8, exps: 1, logs: 1 },
      because:
        "-ln σ(x) = [-x]₊ + ln(1 + e^-|x|), where the logarithm errs by its own and the exponential's error and a " +
        "rounding of 1 + e^-|x|, of size 1; two of these, weighted by t and 1 - t, are added without cancelling",
      scale: (_, { loss }) => mapTensor(loss, (value) => 1 + value),
    },
  },
  edgeCases: [
    "No logit overflows: ln(1 + e^x) is computed as [x]₊ + ln(1 + e^-|x|).",
    "A target between 0 and 1 leaves a loss of at least its own entropy.",
    "Elements are neither summed nor averaged.",
  ],
  presets: {},
  sources: [
    cite("maskRcnn", "section 3: the mask loss, a sigmoid and a binary loss for each class"),
    cite("retinaNet", "eq. (1), with p = σ(x)"),
  ],
}
