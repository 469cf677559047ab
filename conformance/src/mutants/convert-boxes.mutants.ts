import type { Box } from "@detspec/core"
import { rows, toBoxes } from "@detspec/core"
import type { BoxFormat } from "@detspec/spec"
import { convertBox, convertBoxes } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Convert = (box: Box, from: BoxFormat, to: BoxFormat) => Box

const each = (bug: string, f: Convert, source = ""): Mutant =>
  mutant(
    "convertBoxes",
    bug,
    {
      convertBoxes: ({ boxes, from, to }) => ({
        boxes: rows(
          4,
          toBoxes(boxes).map((box) => f(box, from, to)),
        ),
      }),
    },
    source,
  )

const isSized = (format: BoxFormat): boolean => format !== "xyxy"

export const convertBoxesMutants: readonly Mutant[] = [
  each(
    "widths of x2 - x1 + 1",
    (box, from, to) => {
      const [a, b, c, d] = convertBox(box, from, to)
      return from === "xyxy" && to === "xywh" ? [a, b, c + 1, d + 1] : [a, b, c, d]
    },
    "cocodataset/cocoapi#5",
  ),
  each(
    "x2 = x + max(w - 1, 0)",
    (box, from, to) => {
      const [a, b, c, d] = convertBox(box, from, to)
      return from === "xywh" && to === "xyxy" ? [a, b, Math.max(c - 1, a), Math.max(d - 1, b)] : [a, b, c, d]
    },
    "facebookresearch/Detectron: utils/boxes.py",
  ),
  each(
    "xywh read as corners",
    (box, from, to) => (from === "xywh" && to === "xyxy" ? box : convertBox(box, from, to)),
    "pytorch/vision#2740",
  ),
  each("from and to exchanged", (box, from, to) => convertBox(box, to, from)),
  each("centre and size written as corner and size", (box, from, to) =>
    convertBox(box, from, to === "cxcywh" ? "xywh" : to),
  ),
  each("centre and size read as corner and size", (box, from, to) =>
    convertBox(box, from === "cxcywh" ? "xywh" : from, to),
  ),
  each("whole sides on both sides of the centre", ([a, b, c, d], from, to) =>
    from === "cxcywh" && to === "xyxy" ? [a - c, b - d, a + c, b + d] : convertBox([a, b, c, d], from, to),
  ),
  each("centre in whole pixels", (box, from, to) => {
    const [a, b, c, d] = convertBox(box, from, to)
    return to === "cxcywh" && from !== "cxcywh" ? [Math.floor(a), Math.floor(b), c, d] : [a, b, c, d]
  }),
  each("the size is half a side", (box, from, to) => {
    const [a, b, c, d] = convertBox(box, from, to)
    return isSized(to) && !isSized(from) ? [a, b, c / 2, d / 2] : [a, b, c, d]
  }),
  each("height and width exchanged", (box, from, to) => {
    const [a, b, c, d] = convertBox(box, from, to)
    return isSized(to) && from !== to ? [a, b, d, c] : [a, b, c, d]
  }),
  each("centre of y from the width", ([a, b, c, d], from, to) => {
    const [x, y, w, h] = convertBox([a, b, c, d], from, to)
    return from === "xywh" && to === "cxcywh" ? [x, b + c / 2, w, h] : [x, y, w, h]
  }),
  each("sizes of at least one pixel", (box, from, to) => {
    const [a, b, c, d] = convertBox(box, from, to)
    return isSized(to) ? [a, b, Math.max(c, 1), Math.max(d, 1)] : [a, b, c, d]
  }),
  each("centres on a grid of eighths", (box, from, to) => {
    const [a, b, c, d] = convertBox(box, from, to)
    const eighth = (x: number) => Math.round(x * 8) / 8
    return to === "cxcywh" && from === "xyxy" ? [eighth(a), eighth(b), c, d] : [a, b, c, d]
  }),
  mutant("convertBoxes", "the last of several boxes is left as it was", {
    convertBoxes: (input) => {
      const [all, done] = [toBoxes(input.boxes), toBoxes(convertBoxes(input).boxes)]
      return { boxes: rows(4, [...done.slice(0, -1), ...(all.length > 1 ? all : done).slice(-1)]) }
    },
  }),
  each("even sizes beyond 2048, as half precision has them", (box, from, to) => {
    const half = (x: number) => (x > 2048 ? Math.round(x / 2) * 2 : x)
    const [a, b, c, d] = convertBox(box, from, to)
    return isSized(to) ? [a, b, half(c), half(d)] : [a, b, c, d]
  }),
  each("coordinates of a million pixels at most", (box, from, to) => {
    const [a, b, c, d] = convertBox(box, from, to)
    return [Math.min(a, 1e6), Math.min(b, 1e6), c, d]
  }),
]
