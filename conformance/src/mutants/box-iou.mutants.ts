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

const below1 = ([x1, y1, x2, y2]: Box): Box => [x1, y1, x2 - x1 < 1 ? x2 + 1 : x2, y2 - y1 < 1 ? y2 + 1 : y2]
const inclusive = (a: Box, b: Box): number =>
  Math.max(Math.min(a[2], b[2]) - Math.max(a[0], b[0]) + 1, 0) *
  Math.max(Math.min(a[3], b[3]) - Math.max(a[1], b[1]) + 1, 0)

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
  each("a pixel is added to sides below 1", (a, b) => iou(below1(a), below1(b)), "samson-wang/cython_bbox#2"),
  each(
    "a pixel is added to the intersection only",
    (a, b) => Math.min(inclusive(a, b) / Math.max(area(a) + area(b) - intersection(a, b), 1), 1),
    "samson-wang/cython_bbox#2",
  ),
  each(
    "cut to whole numbers where all coordinates are whole",
    (a, b) => ([...a, ...b].every(Number.isInteger) ? Math.trunc(iou(a, b)) : iou(a, b)),
    "Project-MONAI/MONAI#8369",
  ),
  each(
    "areas wrap at 2^32",
    (a, b) => {
      const wrapped = (x: number) => x % 2 ** 32
      const all = wrapped(area(a)) + wrapped(area(b)) - wrapped(intersection(a, b))
      return all > 0 ? wrapped(intersection(a, b)) / all : 0
    },
    "roboflow/supervision#2485",
  ),
  mutant(
    "boxIou",
    "i % 3 is 3 for multiples of 3",
    {
      boxIou: (input) => {
        const { iou } = boxIou(input)
        const isRead = (m: number) => iou.shape[1] !== 3 || m > 0
        return { iou: tabulate(iou.shape, (n = 0, m = 0) => (isRead(m) ? iou.get(n, m) : 0)) }
      },
    },
    "gpujs/gpu.js#470",
  ),
  mutant(
    "boxIou",
    "⌊i / 3⌋ is one less where 3 divides i",
    {
      boxIou: (input) => {
        const { iou } = boxIou(input)
        const row = (n: number, m: number) => (iou.shape[1] === 3 && m === 0 ? Math.max(n - 1, 0) : n)
        return { iou: tabulate(iou.shape, (n = 0, m = 0) => iou.get(row(n, m), m)) }
      },
    },
    "gpujs/gpu.js#349",
  ),
]
