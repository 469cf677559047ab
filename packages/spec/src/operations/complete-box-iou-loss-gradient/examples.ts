import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import { gradientExamples } from "../../shared/loss-gradient.js"
import { completeBoxIouLossExamples } from "../complete-box-iou-loss/examples.js"
import type { CompleteBoxIouLossGradientInput, CompleteBoxIouLossGradientOutput } from "./contract.js"

const held = 0.1 / Math.PI
const followed = 0.18 / Math.PI

export const completeBoxIouLossGradientExamples: readonly Example<
  CompleteBoxIouLossGradientInput,
  CompleteBoxIouLossGradientOutput
>[] = gradientExamples(completeBoxIouLossExamples, [
  {
    arithmetic: "v is at its minimum, so the slopes are the distance loss's",
    gradient: rows(4, [[0.04, 0.04, -0.2, -0.04]]),
  },
  {
    arithmetic:
      "v' = 8/π² · π/4 · h/(w² + h²) = 2/π · 1/4 along w, minus that along h; times α = 1/5: 1/(10π). " +
      "The line has no area to overlap, and moving a corner moves the centre by nothing at first",
    gradient: rows(4, [[-held, held, held, -held]]),
  },
  {
    arithmetic: "(α v)' = (2 α - α²) v' = 0.36 v' where IoU stays 0: 0.36/(2π)",
    gradient: rows(4, [[-followed, followed, followed, -followed]]),
  },
  {
    arithmetic: "on the target both sides of each kink cancel; a point has no angle that could turn",
    gradient: rows(4, [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]),
  },
])
