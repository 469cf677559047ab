import type { Box } from "@detspec/core"
import { distanceBoxIouLoss, distanceBoxIouLossGradient, distanceIouLoss, iouLoss } from "@detspec/spec"
import type { Dual } from "@detspec/spec/parts"
import {
  constant,
  dualDiagonal,
  dualDistance,
  eachPair,
  gradientsOf,
  minus,
  moving,
  over,
  overlap,
  plus,
} from "@detspec/spec/parts"
import { iouGradientMutants } from "../families/losses/iou-gradient-mutants.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (p: Box, t: Box, epsilon: number) => Dual, source = ""): Mutant =>
  mutant(
    "distanceBoxIouLossGradient",
    bug,
    {
      distanceBoxIouLossGradient: (input) => ({
        ...distanceBoxIouLoss(input),
        gradient: gradientsOf(eachPair(input, (p, t) => f(p, t, input.epsilon))),
      }),
    },
    source,
  )

const held = ({ value }: Dual): Dual => constant(value)

const parts = (p: Box, t: Box, epsilon: number) => {
  const { prediction, target, hull } = overlap(p, t, epsilon)
  const across = plus(dualDiagonal(hull), constant(epsilon))
  return { lacking: iouLoss(p, t, epsilon), shift: dualDistance(prediction, target), across }
}

export const distanceBoxIouLossGradientMutants: readonly Mutant[] = [
  ...iouGradientMutants("distanceBoxIouLossGradient", distanceBoxIouLossGradient, (gradient) => ({
    distanceBoxIouLossGradient: gradient,
  })),

  each("the diagonal is held constant", (p, t, epsilon) => {
    const { lacking, shift, across } = parts(p, t, epsilon)
    return plus(lacking, over(shift, held(across)))
  }),
  each("the distance is held constant", (p, t, epsilon) => {
    const { lacking, shift, across } = parts(p, t, epsilon)
    return plus(lacking, over(held(shift), across))
  }),
  each("the penalty is held constant: that of the plain IoU", iouLoss),
  each("the penalty's slope has the wrong sign", (p, t, epsilon) => {
    const { lacking, shift, across } = parts(p, t, epsilon)
    return minus(lacking, over(shift, across))
  }),
  each("twice the slope of the distance: centres not halved", (p, t, epsilon) => {
    const { lacking, shift, across } = parts(p, t, epsilon)
    return plus(lacking, over(plus(shift, minus(shift, held(shift))), across))
  }),
  each("no slope for boxes apart", (p, t, epsilon) => {
    const loss = distanceIouLoss(p, t, epsilon)
    return iouLoss(p, t, epsilon).value < 1 ? loss : held(loss)
  }),
  each("a pull toward the right where the centres are one", (p, t, epsilon) => {
    const { lacking, shift, across } = parts(p, t, epsilon)
    const [x1] = moving(p)
    return shift.value === 0 ? minus(lacking, over(x1, held(across))) : plus(lacking, over(shift, across))
  }),
]
