import type { Box } from "@detspec/core"
import type { In } from "@detspec/spec"
import {
  completeBoxIouLoss,
  completeBoxIouLossGradient,
  completeIouLoss,
  distanceIouLoss,
  shapeDifference,
  tradeOff,
} from "@detspec/spec"
import type { Dual } from "@detspec/spec/parts"
import { constant, eachPair, gradientsOf, minus, over, overlap, plus, times } from "@detspec/spec/parts"
import { iouGradientMutants } from "../families/losses/iou-gradient-mutants.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"completeBoxIouLoss">

const each = (bug: string, f: (p: Box, t: Box, input: Input) => Dual, source = ""): Mutant =>
  mutant(
    "completeBoxIouLossGradient",
    bug,
    {
      completeBoxIouLossGradient: (input) => ({
        ...completeBoxIouLoss(input),
        gradient: gradientsOf(eachPair(input, (p, t) => f(p, t, input))),
      }),
    },
    source,
  )

const held = ({ value }: Dual): Dual => constant(value)

const parts = (p: Box, t: Box, { epsilon, alphaGradient }: Input) => {
  const pair = overlap(p, t, epsilon)
  const v = shapeDifference(pair)
  const alpha = tradeOff(pair.iou, v, epsilon)
  const rest = distanceIouLoss(p, t, epsilon)
  return { rest, v, alpha, weight: alphaGradient === "full" ? alpha : held(alpha), pair }
}

export const completeBoxIouLossGradientMutants: readonly Mutant[] = [
  ...iouGradientMutants("completeBoxIouLossGradient", completeBoxIouLossGradient, (gradient) => ({
    completeBoxIouLossGradient: gradient,
  })),
  each("α always held", (p, t, i) => completeIouLoss(p, t, { ...i, alphaGradient: "constant" })),
  each("α always followed", (p, t, i) => completeIouLoss(p, t, { ...i, alphaGradient: "full" })),
  each("held and followed exchanged", (p, t, i) =>
    completeIouLoss(p, t, { ...i, alphaGradient: i.alphaGradient === "full" ? "constant" : "full" }),
  ),
  each("v is held constant: that of the distance loss", (p, t, i) => parts(p, t, i).rest),
  each("α is left out", (p, t, i) => plus(parts(p, t, i).rest, parts(p, t, i).v)),
  each("the shape's slope has the wrong sign", (p, t, i) => {
    const { rest, weight, v } = parts(p, t, i)
    return minus(rest, times(weight, v))
  }),
  each(
    "the slope of v without its denominator w² + h²",
    (p, t, i) => {
      const { rest, weight, v, pair } = parts(p, t, i)
      const { width, height } = pair.prediction
      const squared = width.value ** 2 + height.value ** 2
      const free = over(minus(v, held(v)), constant(1 / Math.max(squared, 2 ** -40)))
      return plus(rest, times(weight, plus(held(v), free)))
    },
    "arXiv 1911.08287, Complete IoU loss: the implementation described there",
  ),
  each("width and height exchanged in the slope of v", (p, t, i) => {
    const { rest, weight, v } = parts(p, t, i)
    const [x1, y1, x2, y2] = v.gradient
    return plus(rest, times(weight, { value: v.value, gradient: [y1, x1, y2, x2] }))
  }),
  each("followed, but only through v and not through the IoU", (p, t, i) => {
    const { rest, v, pair, weight } = parts(p, t, i)
    const partial = i.alphaGradient === "full" ? tradeOff(held(pair.iou), v, i.epsilon) : weight
    return plus(rest, times(partial, v))
  }),
]
