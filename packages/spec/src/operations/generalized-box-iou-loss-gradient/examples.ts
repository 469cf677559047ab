import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import { gradientExamples } from "../../shared/loss-gradient.js"
import { generalizedBoxIouLossExamples } from "../generalized-box-iou-loss/examples.js"
import type { GeneralizedBoxIouLossGradientInput, GeneralizedBoxIouLossGradientOutput } from "./contract.js"

export const generalizedBoxIouLossGradientExamples: readonly Example<
  GeneralizedBoxIouLossGradientInput,
  GeneralizedBoxIouLossGradientOutput
>[] = gradientExamples(generalizedBoxIouLossExamples, [
  {
    arithmetic:
      "boxIouLoss's -0.08, -0.04, -0.16, 0.04, and of 1 - U/H the slope (U/H H' - U')/H with U/H = 5/6, H = 12: " +
      "x1: H' = -4, U' = -4, (4 - 10/3)/12 = 1/18; y1: H' = -3, U' = -2, -1/24; x2: H' = 0, U' = 2, -1/6; y2: 1/24",
    gradient: rows(4, [[-0.08 + 1 / 18, -0.04 - 1 / 24, -0.16 - 1 / 6, 0.04 + 1 / 24]]),
  },
  {
    arithmetic:
      "x1: H' = -1, U' = -1: (1 - 2/3)/3 = 1/9; x2: H' = 0, U' = 1: -1/3; y1 ties: H' = -3/2, U' = -1: 0",
    gradient: rows(4, [[1 / 9, 0, -1 / 3, 0]]),
  },
  {
    arithmetic: "on the target both sides of each kink cancel; a term without denominator has no slope",
    gradient: rows(4, [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]),
  },
  {
    arithmetic:
      "of (H - U)/(H + 1) = 1/4: x1: (-1 + 1 + 1/4)/4 = 1/16; y1: (-3/2 + 1 + 3/8)/4 = -1/32; " +
      "x2: (0 - 1 - 0)/4 = -1/4; y2: 1/32",
    gradient: rows(4, [[1 / 16, -1 / 32, -1 / 4, 1 / 32]]),
  },
])
