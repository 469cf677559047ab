import type { Example } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { SoftmaxCrossEntropyInput, SoftmaxCrossEntropyOutput } from "./contract.js"

export const softmaxCrossEntropyExamples: readonly Example<
  SoftmaxCrossEntropyInput,
  SoftmaxCrossEntropyOutput
>[] = [
  {
    title: "Four classes and no opinion",
    arithmetic: "every class has p = 1/4: -ln(1/4) = 2 ln 2, wherever the logits lie together",
    input: {
      logits: rows(4, [
        [0, 0, 0, 0],
        [7, 7, 7, 7],
      ]),
      labels: int32([2], [2, 0]),
    },
    output: { loss: float64([2], [2 * Math.LN2, 2 * Math.LN2]) },
  },
  {
    title: "Three to one, and a row that does not count",
    arithmetic: "e^(ln 3) : e^0 = 3 : 1, so -ln(3/4) and -ln(1/4) = 2 ln 2; label -1 costs 0",
    input: {
      logits: rows(2, [
        [Math.log(3), 0],
        [Math.log(3), 0],
        [Math.log(3), 0],
      ]),
      labels: int32([3], [0, 1, -1]),
    },
    output: { loss: float64([3], [Math.log(4 / 3), 2 * Math.LN2, 0]) },
  },
  {
    title: "Logits far beyond what e^x can hold",
    arithmetic:
      "ln(e^10000 + e^0) = 10000 + ln(1 + e^-10000) = 10000: less 10000, it is 0; less 0, it is 10000",
    input: {
      logits: rows(2, [
        [10000, 0],
        [10000, 0],
      ]),
      labels: int32([2], [0, 1]),
    },
    output: { loss: float64([2], [0, 10000]) },
  },
]
