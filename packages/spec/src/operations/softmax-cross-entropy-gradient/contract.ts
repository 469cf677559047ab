import type { Contract } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { LossGradientOutput } from "../../shared/loss-gradient.js"
import { gradientContract } from "../../shared/loss-gradient.js"
import type { SoftmaxCrossEntropyInput } from "../softmax-cross-entropy/contract.js"
import { softmaxCrossEntropyContract } from "../softmax-cross-entropy/contract.js"

export type SoftmaxCrossEntropyGradientInput = SoftmaxCrossEntropyInput
export type SoftmaxCrossEntropyGradientOutput = LossGradientOutput

export const softmaxCrossEntropyGradientContract: Contract<
  SoftmaxCrossEntropyGradientInput,
  SoftmaxCrossEntropyGradientOutput
> = gradientContract(softmaxCrossEntropyContract, {
  name: "softmaxCrossEntropyGradient",
  formula: [
    String.raw`\frac{\partial \ell_n}{\partial x_{n c}} = [l_n \ge 0] \left( p_{n c} - [c = l_n] \right), \quad p_{n c} = \frac{e^{x_{n c}}}{\sum_k e^{x_{n k}}}`,
  ],
  along: "logits",
  shape: ["N", "C"],
  unit: "probability in [-1, 1]",
  accuracy: {
    kind: "rounded",
    cost: { roundings: 6, divisions: 1, exps: 2 },
    because: "p is a quotient of exponentials whose sum rounds C times; less 1, everything is of size 1",
    scale: ({ logits, labels }) =>
      tabulate(logits.shape, (n = 0) => (labels.get(n) < 0 ? 0 : (logits.shape[1] ?? 0))),
  },
  edgeCases: [
    "A row with label -1 has gradient 0.",
    "A row's slopes add to 0: a shift of all its logits changes nothing.",
    "A row's loss depends on its own logits only, so there is one row of slopes a row.",
  ],
})
