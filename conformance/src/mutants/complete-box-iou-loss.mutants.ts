import type { Box } from "@detspec/core"
import type { In } from "@detspec/spec"
import { completeBoxIouLoss, distanceIouLoss, intersection, iouLoss, union } from "@detspec/spec"
import { aspectDifference, column, eachPair, ratio } from "@detspec/spec/parts"
import { iouLossMutants } from "../families/losses/iou-loss-mutants.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"completeBoxIouLoss">

const each = (bug: string, f: (p: Box, t: Box, input: Input) => number, source = ""): Mutant =>
  mutant(
    "completeBoxIouLoss",
    bug,
    { completeBoxIouLoss: (input) => ({ loss: column(eachPair(input, (p, t) => f(p, t, input))) }) },
    source,
  )

const distance = (p: Box, t: Box, { epsilon }: Input): number => distanceIouLoss(p, t, epsilon).value
const plain = (p: Box, t: Box, { epsilon }: Input): number => iouLoss(p, t, epsilon).value
const penalty = (v: number, lacking: number, epsilon: number): number => ratio(v, lacking + v + epsilon) * v
const withV = (p: Box, t: Box, i: Input, v: number): number =>
  distance(p, t, i) + penalty(v, plain(p, t, i), i.epsilon)
const angle = (w: number, h: number): number => Math.atan2(w, h)
const turn = (p: Box, t: Box): number => angle(t[2] - t[0], t[3] - t[1]) - angle(p[2] - p[0], p[3] - p[1])

export const completeBoxIouLossMutants: readonly Mutant[] = [
  ...iouLossMutants("completeBoxIouLoss", completeBoxIouLoss, (loss) => ({ completeBoxIouLoss: loss })),
  each(
    "the shape lowers the loss",
    (p, t, i) => 2 * distance(p, t, i) - withV(p, t, i, aspectDifference(p, t)),
  ),
  each("no shape: the distance loss", distance),
  each("v without α", (p, t, i) => distance(p, t, i) + aspectDifference(p, t)),
  each(
    "α with IoU in place of 1 - IoU",
    (p, t, i) => distance(p, t, i) + penalty(aspectDifference(p, t), 1 - plain(p, t, i), i.epsilon),
  ),
  each("v without its 4/π²", (p, t, i) => withV(p, t, i, turn(p, t) ** 2)),
  each("v with 4/π", (p, t, i) => withV(p, t, i, (4 / Math.PI) * turn(p, t) ** 2)),
  each("v of the difference, not its square", (p, t, i) =>
    withV(p, t, i, (4 / Math.PI ** 2) * Math.abs(turn(p, t))),
  ),
  each("ratios of the sides instead of their angles", (p, t, i) =>
    withV(p, t, i, (ratio(t[2] - t[0], t[3] - t[1]) - ratio(p[2] - p[0], p[3] - p[1])) ** 2),
  ),
  each(
    "w/h of a flat box divides by 0",
    (p, t, i) => {
      const [wide, high] = [(p[2] - p[0]) / (p[3] - p[1]), (t[2] - t[0]) / (t[3] - t[1])]
      return withV(p, t, i, (4 / Math.PI ** 2) * (Math.atan(wide) - Math.atan(high)) ** 2)
    },
    "pythonlessons/TensorFlow-2.x-YOLOv3#144",
  ),
  each("0/0 in α on the target", (p, t, i) => {
    const v = aspectDifference(p, t)
    return distance(p, t, i) + (v / (plain(p, t, i) + v + i.epsilon)) * v
  }),
  each(
    "ε passed to α only, 1e-7 to the rest",
    (p, t, i) => {
      const fixed = { ...i, epsilon: 1e-7 }
      const v = aspectDifference(p, t)
      return distance(p, t, fixed) + penalty(v, plain(p, t, fixed), i.epsilon)
    },
    "pytorch/vision: ops/ciou_loss.py",
  ),
  each("no shape below an IoU of 1/2", (p, t, i) =>
    2 * intersection(p, t) < union(p, t) ? distance(p, t, i) : withV(p, t, i, aspectDifference(p, t)),
  ),
  mutant("completeBoxIouLoss", "α followed adds its part to the loss too", {
    completeBoxIouLoss: (input) => {
      const { loss } = completeBoxIouLoss(input)
      return input.alphaGradient === "full"
        ? { loss: column(Array.from({ length: loss.size }, (_, n) => 1.01 * loss.get(n))) }
        : { loss }
    },
  }),
]
