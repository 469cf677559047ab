import type { Contract, FloatTensor, Int32Tensor } from "@detspec/core"
import { atLeast, cite, floats, int32s } from "@detspec/core"
import { labelsWithinClasses } from "./labels.js"
import { softmaxScale } from "./scale.js"

export type SoftmaxCrossEntropyInput = { readonly logits: FloatTensor; readonly labels: Int32Tensor }
export type SoftmaxCrossEntropyOutput = { readonly loss: FloatTensor }

export const softmaxCrossEntropyContract: Contract<SoftmaxCrossEntropyInput, SoftmaxCrossEntropyOutput> = {
  name: "softmaxCrossEntropy",
  summary: "How little the softmax of a row of logits gives to the true class, in nats.",
  formula: [
    String.raw`\ell_n = [l_n \ge 0] \left( \ln \sum_c e^{x_{n c}} - x_{n l_n} \right) = -[l_n \ge 0] \ln p_{n l_n}, \quad p_{n c} = \frac{e^{x_{n c}}}{\sum_k e^{x_{n k}}}`,
  ],
  inputs: {
    logits: floats(["N", "C"], "logit", "x: one a class; class 0 is the background where there is one"),
    labels: int32s(["N"], "l: the true class, or -1 for a row that does not count", atLeast(-1)),
  },
  outputs: { loss: floats(["N"], "nats", "ℓ, at least 0, not reduced") },
  requires: [labelsWithinClasses],
  accuracy: {
    loss: {
      kind: "rounded",
      cost: { roundings: 6, exps: 1, logs: 1 },
      because:
        "relative to the largest logit m, the sum of C exponentials rounds C times and Σ p |x - m| ≤ ln C more, " +
        "its logarithm turns that into as much absolutely, and m - x_l rounds once",
      scale: softmaxScale,
    },
  },
  edgeCases: [
    "A row with label -1 has loss 0, whatever its logits are.",
    "No logit overflows, and none swallows the loss: with m the largest, (m - x_l) + ln Σ e^(x - m) is added in this order.",
    "One class: loss 0. No rows: no losses.",
    "Rows are neither summed nor averaged.",
  ],
  presets: {},
  sources: [cite("fastRcnn", "section 2.3: L_cls(p, u) = -log p_u")],
}
