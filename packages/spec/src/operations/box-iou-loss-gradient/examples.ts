import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import { gradientExamples } from "../../shared/loss-gradient.js"
import { boxIouLossExamples } from "../box-iou-loss/examples.js"
import type { BoxIouLossGradientInput, BoxIouLossGradientOutput } from "./contract.js"

export const boxIouLossGradientExamples: readonly Example<
  BoxIouLossGradientInput,
  BoxIouLossGradientOutput
>[] = gradientExamples(boxIouLossExamples, [
  {
    arithmetic:
      "ℓ' = (I/U U' - I')/U with I/U = 1/5, U = 10. x1: I' = 0, U' = -4; y1: 0, -2; x2: I' = 2, U' = 4 - 2; " +
      "y2: 0, 2. Apart, nothing overlaps and nothing changes",
    gradient: rows(4, [
      [-0.08, -0.04, -0.16, 0.04],
      [0, 0, 0, 0],
    ]),
  },
  {
    arithmetic:
      "x1: U' = -2, (-2/3)/6 = -1/9; x2: I' = 2, U' = 0, -2/6 = -1/3; y1 ties: I' is half of -1, " +
      "U' = -2 + 1/2, (-1/2 + 1/2)/6 = 0, and so y2",
    gradient: rows(4, [[-1 / 9, 0, -1 / 3, 0]]),
  },
  {
    arithmetic:
      "on the target every move makes it worse: the two sides of each kink cancel; points: no slope",
    gradient: rows(4, [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]),
  },
  {
    arithmetic: "x1: I' = -1/2, U' = -1 + 1/2: (1/2 · -1/2 + 1/2)/2 = 1/8; the others alike or opposite",
    gradient: rows(4, [[0.125, 0.125, -0.125, -0.125]]),
  },
])
