import type { Box } from "@detspec/core"
import { boxIouLoss, boxIouLossGradient, generalizedIouLoss, iouLoss } from "@detspec/spec"
import type { Dual } from "@detspec/spec/parts"
import { constant, dualArea, eachPair, gradientsOf, minus, over, overlap, plus } from "@detspec/spec/parts"
import { iouGradientMutants } from "../families/losses/iou-gradient-mutants.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (p: Box, t: Box, epsilon: number) => Dual, source = ""): Mutant =>
  mutant(
    "boxIouLossGradient",
    bug,
    {
      boxIouLossGradient: (input) => ({
        ...boxIouLoss(input),
        gradient: gradientsOf(eachPair(input, (p, t) => f(p, t, input.epsilon))),
      }),
    },
    source,
  )

const held = ({ value }: Dual): Dual => constant(value)

const lacking = (part: Dual, whole: Dual): Dual => minus(constant(1), over(part, whole))

export const boxIouLossGradientMutants: readonly Mutant[] = [
  ...iouGradientMutants("boxIouLossGradient", boxIouLossGradient, (gradient) => ({
    boxIouLossGradient: gradient,
  })),

  each("the union is held constant", (p, t, e) => {
    const { intersection, union } = overlap(p, t, e)
    return lacking(intersection, held(plus(union, constant(e))))
  }),
  each("the intersection is held constant", (p, t, e) => {
    const { intersection, union } = overlap(p, t, e)
    return lacking(held(intersection), plus(union, constant(e)))
  }),
  each("the union's own part of the intersection is lost", (p, t, e) => {
    const { prediction, intersection, union } = overlap(p, t, e)
    const whole = plus(plus(dualArea(prediction), held(minus(union, dualArea(prediction)))), constant(e))
    return lacking(intersection, whole)
  }),
  each(
    "of -ln IoU",
    (p, t, e) => {
      const loss = iouLoss(p, t, e)
      return loss.value < 1 ? over(loss, constant(1 - loss.value)) : loss
    },
    "UnitBox, the IoU loss layer",
  ),
  each("boxes apart are drawn together", (p, t, e) => {
    const loss = iouLoss(p, t, e)
    return loss.value < 1 ? loss : generalizedIouLoss(p, t, e)
  }),
]
