import type { Example } from "@detspec/core"
import { rows } from "@detspec/core"
import type { BinaryCrossEntropyInput, BinaryCrossEntropyOutput } from "./contract.js"

export const binaryCrossEntropyExamples: readonly Example<
  BinaryCrossEntropyInput,
  BinaryCrossEntropyOutput
>[] = [
  {
    title: "No opinion",
    arithmetic: "x = 0 means p = 1/2: -ln(1/2) = ln 2 for yes, for no, and for a target of 1/4 alike",
    input: { logits: rows(3, [[0, 0, 0]]), targets: rows(3, [[1, 0, 0.25]]) },
    output: { loss: rows(3, [[Math.LN2, Math.LN2, Math.LN2]]) },
  },
  {
    title: "Three to one for yes",
    arithmetic: "x = ln 3 means p = 3/4: -ln(3/4) if it is yes, -ln(1/4) = 2 ln 2 if it is no",
    input: { logits: rows(2, [[Math.log(3), Math.log(3)]]), targets: rows(2, [[1, 0]]) },
    output: { loss: rows(2, [[Math.log(4 / 3), 2 * Math.LN2]]) },
  },
  {
    title: "Far beyond what e^x can hold",
    arithmetic: "-ln σ(10000) = e^-10000 = 0 and -ln σ(-10000) = 10000; half right costs half",
    input: {
      logits: rows(3, [
        [10000, 10000, 10000],
        [-10000, -10000, -10000],
      ]),
      targets: rows(3, [
        [1, 0, 0.5],
        [1, 0, 0.5],
      ]),
    },
    output: {
      loss: rows(3, [
        [0, 10000, 5000],
        [10000, 0, 5000],
      ]),
    },
  },
]
