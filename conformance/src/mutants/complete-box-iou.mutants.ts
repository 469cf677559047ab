import type { Box } from "@detspec/core"
import { area } from "@detspec/core"
import { completeBoxIou, completeIou, distanceIou, iou } from "@detspec/spec"
import { aspectDifference, pairwise, ratio } from "@detspec/spec/parts"
import { swapAxes, transposed } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const each = (bug: string, f: (a: Box, b: Box, epsilon: number) => number, source = ""): Mutant =>
  mutant(
    "completeBoxIou",
    bug,
    {
      completeBoxIou: ({ boxes1, boxes2, epsilon }) => ({
        ciou: pairwise(boxes1, boxes2, (a, b) => f(a, b, epsilon)),
      }),
    },
    source,
  )

/** CIoU with another v. */
const shaped = (a: Box, b: Box, epsilon: number, v: number): number =>
  distanceIou(a, b, epsilon) - ratio(v, 1 - iou(a, b) + v + epsilon) * v

const quotient = ([x1, y1, x2, y2]: Box): number => (x2 - x1) / (y2 - y1)
const wider = ([x1, y1, x2, y2]: Box): Box => [x1, y1, x2 + 1, y2 + 1]

export const completeBoxIouMutants: readonly Mutant[] = [
  each(
    "w/h without a guard: NaN for a point",
    (a, b, epsilon) =>
      shaped(a, b, epsilon, (4 / Math.PI ** 2) * (Math.atan(quotient(a)) - Math.atan(quotient(b))) ** 2),
    "ultralytics/yolov5#13416",
  ),
  each(
    "1e-7 added to every height",
    (a, b, epsilon) => {
      const high = ([x1, y1, x2, y2]: Box): Box => [x1, y1, x2, y2 + 1e-7]
      return shaped(a, b, epsilon, aspectDifference(high(a), high(b)))
    },
    "ultralytics/yolov5#8539",
  ),
  each("0/0 in α for equal boxes", (a, b, epsilon) => {
    const v = aspectDifference(a, b)
    return distanceIou(a, b, epsilon) - (v / (1 - iou(a, b) + v + epsilon)) * v
  }),
  each("widths of x2 - x1 + 1", (a, b, epsilon) => completeIou(wider(a), wider(b), epsilon)),
  each("α left out", (a, b, epsilon) => distanceIou(a, b, epsilon) - aspectDifference(a, b)),
  each("α without v below it", (a, b, epsilon) => {
    const v = aspectDifference(a, b)
    return distanceIou(a, b, epsilon) - ratio(v, 1 - iou(a, b) + epsilon) * v
  }),
  each("α with IoU for 1 - IoU", (a, b, epsilon) => {
    const v = aspectDifference(a, b)
    return distanceIou(a, b, epsilon) - ratio(v, iou(a, b) + v + epsilon) * v
  }),
  each("α only where IoU is at least one half", (a, b, epsilon) =>
    iou(a, b) >= 0.5 ? completeIou(a, b, epsilon) : distanceIou(a, b, epsilon),
  ),
  each("ε not added to α's denominator", (a, b, epsilon) => {
    const v = aspectDifference(a, b)
    return distanceIou(a, b, epsilon) - ratio(v, 1 - iou(a, b) + v) * v
  }),
  each("4/π for 4/π²", (a, b, epsilon) => shaped(a, b, epsilon, Math.PI * aspectDifference(a, b))),
  each("v not squared", (a, b, epsilon) => shaped(a, b, epsilon, Math.sqrt(aspectDifference(a, b)))),
  each("ratios instead of their arctangents", (a, b, epsilon) =>
    area(a) > 0 && area(b) > 0
      ? shaped(a, b, epsilon, (4 / Math.PI ** 2) * (quotient(a) - quotient(b)) ** 2)
      : completeIou(a, b, epsilon),
  ),
  each("the second box's shape upside down", (a, [x1, y1, x2, y2], epsilon) =>
    shaped(a, [x1, y1, x2, y2], epsilon, aspectDifference(a, [y1, x1, y2, x2])),
  ),
  each("plain DIoU", distanceIou),
  each(
    "the penalty for distance left out",
    (a, b, epsilon) => completeIou(a, b, epsilon) - distanceIou(a, b, epsilon) + iou(a, b),
  ),
  mutant("completeBoxIou", "rows and columns exchanged", {
    completeBoxIou: (input) => ({ ciou: transposed(completeBoxIou(input).ciou) }),
  }),
  mutant("completeBoxIou", "x and y of the second list exchanged", {
    completeBoxIou: (input) => completeBoxIou({ ...input, boxes2: swapAxes(input.boxes2) }),
  }),
]
