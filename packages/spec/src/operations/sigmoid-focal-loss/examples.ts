import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import type { SigmoidFocalLossInput, SigmoidFocalLossOutput } from "./contract.js"

export const sigmoidFocalLossExamples: readonly Example<SigmoidFocalLossInput, SigmoidFocalLossOutput>[] = [
  {
    title: "α alone: γ = 0",
    arithmetic: "x = 0 means p = 1/2, CE = ln 2. Yes weighs α = 1/4, no weighs 3/4",
    input: {
      logits: rows(2, [[0, 0]]),
      targets: rows(2, [[1, 0]]),
      weighting: "alpha",
      alpha: 0.25,
      gamma: 0,
    },
    output: { loss: rows(2, [[0.25 * Math.LN2, 0.75 * Math.LN2]]) },
  },
  {
    title: "γ alone",
    arithmetic:
      "x = ln 3 means p = 3/4. Yes: q = 1/4, (1/4)² ln(4/3); no: q = 3/4, (3/4)² ln 4 = (9/8) ln 2. " +
      "With no weighting, α is not read",
    input: {
      logits: rows(2, [[Math.log(3), Math.log(3)]]),
      targets: rows(2, [[1, 0]]),
      weighting: "none",
      alpha: 0.25,
      gamma: 2,
    },
    output: { loss: rows(2, [[Math.log(4 / 3) / 16, 1.125 * Math.LN2]]) },
  },
  {
    title: "Logits far beyond what e^x can hold",
    arithmetic:
      "right: q = 0 and CE = 0, so 0; wrong: q = 1 and CE = 10000, times 1/4 for the missed yes and 3/4 for the false one",
    input: {
      logits: rows(2, [
        [10000, -10000],
        [10000, -10000],
      ]),
      targets: rows(2, [
        [1, 1],
        [0, 0],
      ]),
      weighting: "alpha",
      alpha: 0.25,
      gamma: 2,
    },
    output: {
      loss: rows(2, [
        [0, 2500],
        [7500, 0],
      ]),
    },
  },
  {
    title: "A target halfway",
    arithmetic: "q = 1/2 whatever x is: at x = 0, (1/2) ln 2",
    input: { logits: rows(1, [[0]]), targets: rows(1, [[0.5]]), weighting: "none", alpha: 0.25, gamma: 1 },
    output: { loss: rows(1, [[0.5 * Math.LN2]]) },
  },
]
