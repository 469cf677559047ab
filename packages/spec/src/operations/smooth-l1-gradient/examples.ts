import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import { gradientExamples } from "../../shared/loss-gradient.js"
import { smoothL1Examples } from "../smooth-l1/examples.js"
import type { SmoothL1GradientInput, SmoothL1GradientOutput } from "./contract.js"

export const smoothL1GradientExamples: readonly Example<SmoothL1GradientInput, SmoothL1GradientOutput>[] =
  gradientExamples(smoothL1Examples, [
    {
      arithmetic: "differences 1/2, 1 and -3: on the parabola (1/2)/1, then the sign: 1 and -1",
      gradient: rows(3, [[0.5, 1, -1]]),
    },
    {
      arithmetic: "differences 2, -1/2 and 0: 1, -1, and at the kink (1 - 1)/2 = 0",
      gradient: rows(3, [[1, -1, 0]]),
    },
    {
      arithmetic: "differences 1, -2, 4 and 0, over 2: 1/2, -1; 1 on the line; 0",
      gradient: rows(2, [
        [0.5, -1],
        [1, 0],
      ]),
    },
  ])
