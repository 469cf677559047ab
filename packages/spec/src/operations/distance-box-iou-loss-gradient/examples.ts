import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import { gradientExamples } from "../../shared/loss-gradient.js"
import { distanceBoxIouLossExamples } from "../distance-box-iou-loss/examples.js"
import type { DistanceBoxIouLossGradientInput, DistanceBoxIouLossGradientOutput } from "./contract.js"

export const distanceBoxIouLossGradientExamples: readonly Example<
  DistanceBoxIouLossGradientInput,
  DistanceBoxIouLossGradientOutput
>[] = gradientExamples(distanceBoxIouLossExamples, [
  {
    arithmetic:
      "boxIouLoss's -0.08, -0.04, -0.16, 0.04, and (ρ²' - ρ²/c² c²')/c²: x1: ρ²' = -1, c²' = -6, -0.76/25; " +
      "y1: 0, -8, 0.32/25; x2: -1, 0, -1/25; y2: 0, 8, -0.32/25",
    gradient: rows(4, [[-0.1104, -0.0272, -0.2, 0.0272]]),
  },
  {
    arithmetic:
      "x1: ρ²' = -2, c²' = -6: (-2 + 2.4)/10; x2: -2/10; y1 ties: c²' is half of -2, 0.4/10; y2: -0.4/10",
    gradient: rows(4, [[0.04, 0.04, -0.2, -0.04]]),
  },
  {
    arithmetic:
      "no denominator, no slope; then x1: ρ²' = -3, c²' = -6: 3/25; y1: -4, -8: 4/25; x2, y2 leave the hull: -3/25, -4/25",
    gradient: rows(4, [
      [0, 0, 0, 0],
      [0.12, 0.16, -0.12, -0.16],
    ]),
  },
])
