import type { Box } from "@detspec/core"
import { area } from "@detspec/core"
import { distanceBoxIouLoss, intersection, union } from "@detspec/spec"
import { column, eachPair, hull, ratio, squaredDiagonal, squaredDistance } from "@detspec/spec/parts"
import { iouLossMutants } from "../families/losses/iou-loss-mutants.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (p: Box, t: Box, epsilon: number) => number, source = ""): Mutant =>
  mutant(
    "distanceBoxIouLoss",
    bug,
    { distanceBoxIouLoss: (input) => ({ loss: column(eachPair(input, (p, t) => f(p, t, input.epsilon))) }) },
    source,
  )

const plain = (p: Box, t: Box, epsilon: number): number =>
  1 - ratio(intersection(p, t), union(p, t) + epsilon)
const diagonal = (p: Box, t: Box): number => squaredDiagonal(hull(p, t))
const full = (p: Box, t: Box, epsilon: number): number =>
  ratio(squaredDistance(p, t), diagonal(p, t) + epsilon)
const corners = (p: Box, t: Box): number => (p[0] - t[0]) ** 2 + (p[1] - t[1]) ** 2

export const distanceBoxIouLossMutants: readonly Mutant[] = [
  ...iouLossMutants("distanceBoxIouLoss", distanceBoxIouLoss, (loss) => ({ distanceBoxIouLoss: loss })),
  each("the penalty lowers the loss", (p, t, e) => plain(p, t, e) - full(p, t, e)),
  each("no penalty: the plain IoU", plain),
  each(
    "the distance is not squared",
    (p, t, e) => plain(p, t, e) + ratio(Math.sqrt(squaredDistance(p, t)), diagonal(p, t) + e),
  ),
  each("neither is squared", (p, t, e) => plain(p, t, e) + Math.sqrt(full(p, t, e))),
  each(
    "between the first corners instead of the centres",
    (p, t, e) => plain(p, t, e) + ratio(corners(p, t), diagonal(p, t) + e),
  ),
  each("centres added up, not halved", (p, t, e) => plain(p, t, e) + 4 * full(p, t, e)),
  each(
    "over the hull's area",
    (p, t, e) => plain(p, t, e) + ratio(squaredDistance(p, t), area(hull(p, t)) + e),
  ),
  each(
    "over the diagonal of the target",
    (p, t, e) => plain(p, t, e) + ratio(squaredDistance(p, t), squaredDiagonal(t) + e),
  ),
  each("clamped to 1", (p, t, e) => Math.min(plain(p, t, e) + full(p, t, e), 1)),
  each(
    "0/0 for a point on a point",
    (p, t, e) => plain(p, t, e) + squaredDistance(p, t) / (diagonal(p, t) + e),
  ),
  each(
    "the distance along x only",
    (p, t, e) => plain(p, t, e) + ratio(((p[0] + p[2] - t[0] - t[2]) / 2) ** 2, diagonal(p, t) + e),
  ),
]
