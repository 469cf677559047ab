import type { Box } from "@detspec/core"
import { area, tabulate } from "@detspec/core"
import { boxIou, intersection, iou } from "@detspec/spec"
import { pairwise } from "@detspec/spec/parts"
import { swapAxes, transposed } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (a: Box, b: Box) => number, source = ""): Mutant =>
  mutant("boxIou", bug, { boxIou: ({ boxes1, boxes2 }) => ({ iou: pairwise(boxes1, boxes2, f) }) }, source)

const wider = ([x1, y1, x2, y2]: Box): Box => [x1, y1, x2 + 1, y2 + 1]
const unclamped = (a: Box, b: Box): number =>
  (Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * (Math.min(a[3], b[3]) - Math.max(a[1], b[1]))

export const boxIouMutants: readonly Mutant[] = [
  each(
    "widths of x2 - x1 + 1",
    (a, b) => iou(wider(a), wider(b)),
    "facebookresearch/maskrcnn-benchmark#1020",
  ),
  each(
    "sides of the intersection not clamped: two negatives multiply",
    (a, b) => unclamped(a, b) / Math.max(area(a) + area(b) - unclamped(a, b), 1e-9),
    "mystic123/tensorflow-yolo-v3#84",
  ),
  each("0/0 for boxes without area", (a, b) => intersection(a, b) / (area(a) + area(b) - intersection(a, b))),
  each(
    "over the smaller area instead of the union",
    (a, b) => intersection(a, b) / Math.max(Math.min(area(a), area(b)), 1e-9),
  ),
  each(
    "union counts the intersection twice",
    (a, b) => intersection(a, b) / Math.max(area(a) + area(b), 1e-9),
  ),
  each("1 for equal points", (a, b) => (a.every((x, k) => x === b[k]) ? 1 : iou(a, b))),
  mutant("boxIou", "rows and columns exchanged", {
    boxIou: ({ boxes1, boxes2 }) => ({ iou: transposed(boxIou({ boxes1, boxes2 }).iou) }),
  }),
  each("a hundredth too small far to the right", (a, b) => iou(a, b) * (a[0] > 30 ? 0.99 : 1)),
  mutant("boxIou", "x and y of the second list exchanged", {
    boxIou: ({ boxes1, boxes2 }) => boxIou({ boxes1, boxes2: swapAxes(boxes2) }),
  }),
  mutant("boxIou", "the 65th row and later repeat the first", {
    boxIou: (input) => {
      const { iou } = boxIou(input)
      return { iou: tabulate(iou.shape, (n = 0, m = 0) => iou.get(n < 64 ? n : 0, m)) }
    },
  }),
]
