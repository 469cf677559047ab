import { mapTensor } from "@detspec/core"
import { smoothAbsoluteSlope, smoothL1, smoothL1Gradient } from "@detspec/spec"
import { elementwise } from "@detspec/spec/parts"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (difference: number, beta: number) => number, source = ""): Mutant =>
  mutant(
    "smoothL1Gradient",
    bug,
    {
      smoothL1Gradient: (input) => ({
        ...smoothL1(input),
        gradient: elementwise(input.predictions, input.targets, (p, t) => f(p - t, input.beta)),
      }),
    },
    source,
  )

export const smoothL1GradientMutants: readonly Mutant[] = [
  each(
    "β = 0 divides 0 by 0 on the target",
    (x, b) => (Math.abs(x) <= b ? x / b : Math.sign(x)),
    "pytorch/pytorch#96813",
  ),
  each(
    "-1 on the target where β is 0",
    (x, b) => (x === 0 && b === 0 ? -1 : smoothAbsoluteSlope(x, b)),
    "pytorch/pytorch: smooth_l1_loss_backward",
  ),
  each("along the target instead of the prediction", (x, b) => -smoothAbsoluteSlope(x, b)),
  each("not divided by β", (x, b) => (Math.abs(x) < b ? x : Math.sign(x))),
  each("twice too steep on the parabola", (x, b) => (Math.abs(x) < b ? (2 * x) / b : Math.sign(x))),
  each("half too steep on the parabola", (x, b) => (Math.abs(x) < b ? x / (2 * b) : Math.sign(x))),
  each("1 on both sides", (x, b) => (Math.abs(x) < b ? x / b : 1)),
  each("the absolute value: no sign", (x, b) => Math.abs(smoothAbsoluteSlope(x, b))),
  each("the line is d itself", (x, b) => (Math.abs(x) < b ? x / b : x)),
  each("β is not read", (x) => smoothAbsoluteSlope(x, 1)),
  mutant("smoothL1Gradient", "divided by the number of rows", {
    smoothL1Gradient: (input) => {
      const { loss, gradient } = smoothL1Gradient(input)
      return { loss, gradient: mapTensor(gradient, (x) => x / Math.max(gradient.shape[0] ?? 1, 1)) }
    },
  }),
  mutant("smoothL1Gradient", "loss and gradient exchanged", {
    smoothL1Gradient: (input) => {
      const { loss, gradient } = smoothL1Gradient(input)
      return { loss: gradient, gradient: loss }
    },
  }),
]
