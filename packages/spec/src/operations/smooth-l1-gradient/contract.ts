import type { Contract } from "@detspec/core"
import { tabulate } from "@detspec/core"
import { isFlushed } from "../../shared/flushed.js"
import type { LossGradientOutput } from "../../shared/loss-gradient.js"
import { gradientContract } from "../../shared/loss-gradient.js"
import type { SmoothL1Input } from "../smooth-l1/contract.js"
import { smoothL1Contract } from "../smooth-l1/contract.js"

export type SmoothL1GradientInput = SmoothL1Input
export type SmoothL1GradientOutput = LossGradientOutput

export const smoothL1GradientContract: Contract<SmoothL1GradientInput, SmoothL1GradientOutput> =
  gradientContract(smoothL1Contract, {
    name: "smoothL1Gradient",
    formula: [
      String.raw`\frac{\partial \ell}{\partial p} = \begin{cases} (p - t) / \beta & |p - t| < \beta \\ \operatorname{sign}(p - t) & \text{otherwise} \end{cases}`,
    ],
    along: "predictions",
    shape: ["N", "D"],
    unit: "ratio in [-1, 1]",
    accuracy: {
      kind: "rounded",
      cost: { roundings: 3, divisions: 1 },
      because:
        "the difference and β round once each, relative to themselves, and so does their ratio; " +
        "what lies below the smallest normal number may be read as 0: a difference, which has another slope then, " +
        "or a number that is divided by β",
      scale: ({ predictions, targets }, { gradient }) =>
        tabulate(gradient.shape, (n = 0, k = 0) => {
          const [p, t] = [predictions.get(n, k), targets.get(n, k)]
          return [p, t, p - t].some(isFlushed) ? Number.POSITIVE_INFINITY : Math.abs(gradient.get(n, k))
        }),
    },
    edgeCases: [
      "β = 0: the sign of the difference, and 0 at 0, the mean of both sides.",
      "A larger prediction than target gives a positive slope: a step against it comes nearer.",
    ],
  })
