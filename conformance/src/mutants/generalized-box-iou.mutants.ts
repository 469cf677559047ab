import type { Box } from "@detspec/core"
import { area } from "@detspec/core"
import { generalizedBoxIou, generalizedIou, iou, union } from "@detspec/spec"
import { hull, pairwise, ratio } from "@detspec/spec/parts"
import { swapAxes, transposed } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (a: Box, b: Box) => number, source = ""): Mutant =>
  mutant(
    "generalizedBoxIou",
    bug,
    { generalizedBoxIou: ({ boxes1, boxes2 }) => ({ giou: pairwise(boxes1, boxes2, f) }) },
    source,
  )

const wider = ([x1, y1, x2, y2]: Box): Box => [x1, y1, x2 + 1, y2 + 1]
const common = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
]
const uncovered = (a: Box, b: Box, c: Box): number => area(c) - union(a, b)

export const generalizedBoxIouMutants: readonly Mutant[] = [
  each(
    "widths of x2 - x1 + 1",
    (a, b) => generalizedIou(wider(a), wider(b)),
    "facebookresearch/maskrcnn-benchmark#1020",
  ),
  each(
    "0/0 for a hull without area",
    (a, b) => iou(a, b) - uncovered(a, b, hull(a, b)) / area(hull(a, b)),
    "pytorch/vision: ops/boxes.py",
  ),
  each("penalty added", (a, b) => iou(a, b) + ratio(uncovered(a, b, hull(a, b)), area(hull(a, b)))),
  each("penalty over the union", (a, b) => iou(a, b) - ratio(uncovered(a, b, hull(a, b)), union(a, b))),
  each("covered and uncovered share mixed up", (a, b) => iou(a, b) - ratio(union(a, b), area(hull(a, b)))),
  each(
    "hull of the inner corners",
    (a, b) => iou(a, b) - Math.max(ratio(uncovered(a, b, common(a, b)), area(common(a, b))), 0),
  ),
  each("plain IoU", iou),
  each("clamped at 0", (a, b) => Math.max(generalizedIou(a, b), 0)),
  each(
    "union without taking off the shared area",
    (a, b) => iou(a, b) - ratio(area(hull(a, b)) - area(a) - area(b), area(hull(a, b))),
  ),
  each("a line as hull counts as nothing covered", (a, b) =>
    area(hull(a, b)) > 0 ? generalizedIou(a, b) : -1,
  ),
  each(
    "hull always from the first box's top",
    (a, b) =>
      iou(a, b) -
      ratio(uncovered(a, b, [hull(a, b)[0], a[1], hull(a, b)[2], hull(a, b)[3]]), area(hull(a, b))),
  ),
  mutant("generalizedBoxIou", "rows and columns exchanged", {
    generalizedBoxIou: ({ boxes1, boxes2 }) => ({
      giou: transposed(generalizedBoxIou({ boxes1, boxes2 }).giou),
    }),
  }),
  mutant("generalizedBoxIou", "x and y of the second list exchanged", {
    generalizedBoxIou: ({ boxes1, boxes2 }) => generalizedBoxIou({ boxes1, boxes2: swapAxes(boxes2) }),
  }),
  mutant("generalizedBoxIou", "every row from the first box", {
    generalizedBoxIou: ({ boxes1, boxes2 }) => {
      const first = generalizedBoxIou({ boxes1, boxes2 }).giou
      return { giou: pairwise(boxes1, boxes2, () => (first.size > 0 ? first.get(0, 0) : 0)) }
    },
  }),
]
