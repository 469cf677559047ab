import type { Box } from "@detspec/core"
import {
  generalizedBoxIouLoss,
  generalizedBoxIouLossGradient,
  generalizedIouLoss,
  iouLoss,
} from "@detspec/spec"
import type { Dual } from "@detspec/spec/parts"
import { constant, dualArea, eachPair, gradientsOf, minus, over, overlap, plus } from "@detspec/spec/parts"
import { iouGradientMutants } from "../families/losses/iou-gradient-mutants.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (p: Box, t: Box, epsilon: number) => Dual, source = ""): Mutant =>
  mutant(
    "generalizedBoxIouLossGradient",
    bug,
    {
      generalizedBoxIouLossGradient: (input) => ({
        ...generalizedBoxIouLoss(input),
        gradient: gradientsOf(eachPair(input, (p, t) => f(p, t, input.epsilon))),
      }),
    },
    source,
  )

const held = ({ value }: Dual): Dual => constant(value)

const around = (p: Box, t: Box, epsilon: number) => {
  const pair = overlap(p, t, epsilon)
  return { ...pair, lacking: minus(constant(1), pair.iou), whole: dualArea(pair.hull) }
}

export const generalizedBoxIouLossGradientMutants: readonly Mutant[] = [
  ...iouGradientMutants("generalizedBoxIouLossGradient", generalizedBoxIouLossGradient, (gradient) => ({
    generalizedBoxIouLossGradient: gradient,
  })),

  each("the hull is held constant", (p, t, epsilon) => {
    const { lacking, whole, union } = around(p, t, epsilon)
    return plus(lacking, over(minus(held(whole), union), held(plus(whole, constant(epsilon)))))
  }),
  each("the union is held constant in the penalty", (p, t, epsilon) => {
    const { lacking, whole, union } = around(p, t, epsilon)
    return plus(lacking, over(minus(whole, held(union)), plus(whole, constant(epsilon))))
  }),
  each("the penalty is held constant: that of the plain IoU", iouLoss),
  each("the penalty's slope has the wrong sign", (p, t, epsilon) => {
    const { lacking, whole, union } = around(p, t, epsilon)
    return minus(lacking, over(minus(whole, union), plus(whole, constant(epsilon))))
  }),
  each("no slope for boxes apart", (p, t, epsilon) => {
    const loss = generalizedIouLoss(p, t, epsilon)
    return iouLoss(p, t, epsilon).value < 1 ? loss : held(loss)
  }),
  each("only the denominator of the penalty moves", (p, t, epsilon) => {
    const { lacking, whole, union } = around(p, t, epsilon)
    return plus(lacking, over(held(minus(whole, union)), plus(whole, constant(epsilon))))
  }),
]
