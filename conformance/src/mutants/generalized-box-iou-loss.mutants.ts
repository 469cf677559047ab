import type { Box } from "@detspec/core"
import { area } from "@detspec/core"
import { generalizedBoxIouLoss, intersection, union } from "@detspec/spec"
import { column, eachPair, hull, ratio, squaredDiagonal, squaredDistance } from "@detspec/spec/parts"
import { iouLossMutants } from "../families/losses/iou-loss-mutants.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (p: Box, t: Box, epsilon: number) => number, source = ""): Mutant =>
  mutant(
    "generalizedBoxIouLoss",
    bug,
    {
      generalizedBoxIouLoss: (input) => ({ loss: column(eachPair(input, (p, t) => f(p, t, input.epsilon))) }),
    },
    source,
  )

const plain = (p: Box, t: Box, epsilon: number): number =>
  1 - ratio(intersection(p, t), union(p, t) + epsilon)
const unfilled = (p: Box, t: Box): number => area(hull(p, t)) - union(p, t)
const full = (p: Box, t: Box, epsilon: number): number => ratio(unfilled(p, t), area(hull(p, t)) + epsilon)

export const generalizedBoxIouLossMutants: readonly Mutant[] = [
  ...iouLossMutants("generalizedBoxIouLoss", generalizedBoxIouLoss, (loss) => ({
    generalizedBoxIouLoss: loss,
  })),
  each("the penalty lowers the loss", (p, t, e) => plain(p, t, e) - full(p, t, e)),
  each("no penalty: the plain IoU", plain),
  each(
    "penalty over the union instead of the hull",
    (p, t, e) => plain(p, t, e) + ratio(unfilled(p, t), union(p, t) + e),
  ),
  each(
    "the filled share instead of the unfilled",
    (p, t, e) => plain(p, t, e) + ratio(union(p, t), area(hull(p, t)) + e),
  ),
  each(
    "penalty from both areas, the overlap counted twice",
    (p, t, e) => plain(p, t, e) + ratio(area(hull(p, t)) - area(p) - area(t), area(hull(p, t)) + e),
  ),
  each(
    "penalty only for boxes that overlap",
    (p, t, e) => plain(p, t, e) + (intersection(p, t) > 0 ? full(p, t, e) : 0),
  ),
  each("clamped to 1", (p, t, e) => Math.min(plain(p, t, e) + full(p, t, e), 1)),
  each("half the loss, from 0 to 1", (p, t, e) => (plain(p, t, e) + full(p, t, e)) / 2),
  each(
    "the distance's penalty instead",
    (p, t, e) => plain(p, t, e) + ratio(squaredDistance(p, t), squaredDiagonal(hull(p, t)) + e),
  ),
  each("0/0 for a hull without area", (p, t, e) => plain(p, t, e) + unfilled(p, t) / (area(hull(p, t)) + e)),
  each("ε in the union's denominator only", (p, t, e) => plain(p, t, e) + full(p, t, 0)),
]
