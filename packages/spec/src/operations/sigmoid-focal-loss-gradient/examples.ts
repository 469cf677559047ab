import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import { gradientExamples } from "../../shared/loss-gradient.js"
import { sigmoidFocalLossExamples } from "../sigmoid-focal-loss/examples.js"
import type { SigmoidFocalLossGradientInput, SigmoidFocalLossGradientOutput } from "./contract.js"

export const sigmoidFocalLossGradientExamples: readonly Example<
  SigmoidFocalLossGradientInput,
  SigmoidFocalLossGradientOutput
>[] = gradientExamples(sigmoidFocalLossExamples, [
  {
    arithmetic: "(1/4) (1/2 - 1) = -1/8 and (3/4) (1/2 - 0) = 3/8",
    gradient: rows(2, [[-0.125, 0.375]]),
  },
  {
    arithmetic:
      "σ(x) σ(-x) = 3/16. Yes: q'/q = -3/4, (1/16) (-1/4 - (3/2) ln(4/3)); no: q'/q = 1/4, (9/16) (3/4 + (1/2) ln 4)",
    gradient: rows(2, [[(-0.25 - 1.5 * Math.log(4 / 3)) / 16, 0.5625 * (0.75 + Math.LN2)]]),
  },
  {
    arithmetic: "flat where it is right; where it is wrong q stays 1 and CE has slope -1 or 1: -1/4 and 3/4",
    gradient: rows(2, [
      [0, -0.25],
      [0.75, 0],
    ]),
  },
  {
    arithmetic: "σ(0) - 1/2 = 0, and 1 - 2t = 0: q does not move",
    gradient: rows(1, [[0]]),
  },
])
