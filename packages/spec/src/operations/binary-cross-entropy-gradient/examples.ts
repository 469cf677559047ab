import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import { gradientExamples } from "../../shared/loss-gradient.js"
import { binaryCrossEntropyExamples } from "../binary-cross-entropy/examples.js"
import type { BinaryCrossEntropyGradientInput, BinaryCrossEntropyGradientOutput } from "./contract.js"

export const binaryCrossEntropyGradientExamples: readonly Example<
  BinaryCrossEntropyGradientInput,
  BinaryCrossEntropyGradientOutput
>[] = gradientExamples(binaryCrossEntropyExamples, [
  { arithmetic: "σ(0) = 1/2, less 1, 0 and 1/4", gradient: rows(3, [[-0.5, 0.5, 0.25]]) },
  { arithmetic: "σ(ln 3) = 3/4, less 1 and 0", gradient: rows(2, [[-0.25, 0.75]]) },
  {
    arithmetic: "σ(10000) = 1 and σ(-10000) = 0, less 1, 0 and 1/2",
    gradient: rows(3, [
      [0, 1, 0.5],
      [-1, 0, -0.5],
    ]),
  },
])
