import type { Box } from "@detspec/core"
import { area } from "@detspec/core"
import { boxIouLoss, intersection, iou, union } from "@detspec/spec"
import { column, eachPair, hull, ratio } from "@detspec/spec/parts"
import { iouLossMutants } from "../families/losses/iou-loss-mutants.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (p: Box, t: Box, epsilon: number) => number, source = ""): Mutant =>
  mutant(
    "boxIouLoss",
    bug,
    { boxIouLoss: (input) => ({ loss: column(eachPair(input, (p, t) => f(p, t, input.epsilon))) }) },
    source,
  )

const similar = (p: Box, t: Box, epsilon: number): number => ratio(intersection(p, t), union(p, t) + epsilon)
const unclamped = (a: Box, b: Box): number =>
  (Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * (Math.min(a[3], b[3]) - Math.max(a[1], b[1]))

export const boxIouLossMutants: readonly Mutant[] = [
  ...iouLossMutants("boxIouLoss", boxIouLoss, (loss) => ({ boxIouLoss: loss })),
  each(
    "-ln IoU, infinite without overlap",
    (p, t, e) => -Math.log(similar(p, t, e)),
    "UnitBox, the IoU loss layer",
  ),
  each("-ln IoU with a floor", (p, t, e) => -Math.log(Math.max(similar(p, t, e), 1e-6))),
  each("1 - IoU²", (p, t, e) => 1 - similar(p, t, e) ** 2),
  each(
    "over the smaller area instead of the union",
    (p, t, e) => 1 - ratio(intersection(p, t), Math.min(area(p), area(t)) + e),
  ),
  each(
    "the sides of the intersection are not clamped",
    (p, t, e) => 1 - ratio(unclamped(p, t), area(p) + area(t) - unclamped(p, t) + e),
    "mystic123/tensorflow-yolo-v3#84",
  ),
  each("ε in the numerator too", (p, t, e) => 1 - ratio(intersection(p, t) + e, union(p, t) + e)),
  each(
    "the hull's penalty added",
    (p, t, e) => 1 - similar(p, t, e) + ratio(area(hull(p, t)) - union(p, t), area(hull(p, t)) + e),
  ),
  each("0 for boxes without area", (p, t, e) => (union(p, t) + e > 0 ? 1 - similar(p, t, e) : 0)),
  each("a tenth more for boxes apart", (p, t, e) => (iou(p, t) > 0 ? 1 - similar(p, t, e) : 1.1)),
  each(
    "0/0 guarded only where both boxes are equal",
    (p, t, e) => (union(p, t) + e === 0 && p.some((x, k) => x !== t[k]) ? Number.NaN : 1 - similar(p, t, e)),
    "facebookresearch/detectron2: structures/boxes.py",
  ),
]
