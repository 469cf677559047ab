import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import { gradientExamples } from "../../shared/loss-gradient.js"
import { softmaxCrossEntropyExamples } from "../softmax-cross-entropy/examples.js"
import type { SoftmaxCrossEntropyGradientInput, SoftmaxCrossEntropyGradientOutput } from "./contract.js"

export const softmaxCrossEntropyGradientExamples: readonly Example<
  SoftmaxCrossEntropyGradientInput,
  SoftmaxCrossEntropyGradientOutput
>[] = gradientExamples(softmaxCrossEntropyExamples, [
  {
    arithmetic: "p = 1/4 everywhere, less 1 at the label",
    gradient: rows(4, [
      [0.25, 0.25, -0.75, 0.25],
      [-0.75, 0.25, 0.25, 0.25],
    ]),
  },
  {
    arithmetic:
      "p = (3/4, 1/4): less 1 at class 0, less 1 at class 1; the row that does not count has no slope",
    gradient: rows(2, [
      [-0.25, 0.25],
      [0.75, -0.75],
      [0, 0],
    ]),
  },
  {
    arithmetic: "p = (1, 0): nothing to gain in the first row, everything in the second",
    gradient: rows(2, [
      [0, 0],
      [1, -1],
    ]),
  },
])
