import type { Box } from "@detspec/core"
import { boxAt, centred, float64, tabulate } from "@detspec/core"
import { decodeBox, decodeBoxes } from "@detspec/spec"
import type { BoxWeights, Deltas } from "@detspec/spec/parts"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Decode = (deltas: Deltas, anchor: Box, weights: BoxWeights, clamp: number) => Box

const each = (bug: string, f: Decode, source = ""): Mutant =>
  mutant(
    "decodeBoxes",
    bug,
    {
      decodeBoxes: ({ deltas, anchors, weights, clamp }) => {
        const [count = 0, classes = 0] = deltas.shape
        const at = (n: number, c: number): Deltas => [
          deltas.get(n, c, 0),
          deltas.get(n, c, 1),
          deltas.get(n, c, 2),
          deltas.get(n, c, 3),
        ]
        const all = Array.from({ length: count * classes }, (_, i) =>
          f(
            at(Math.floor(i / classes), i % classes),
            boxAt(anchors, Math.floor(i / classes)),
            weights,
            clamp,
          ),
        )
        return { boxes: float64([count, classes, 4], all.flat()) }
      },
    },
    source,
  )

const limit = Math.log(1000 / 16)
const ones: BoxWeights = [1, 1, 1, 1]

export const decodeBoxesMutants: readonly Mutant[] = [
  each(
    "widths of x2 - x1 + 1, and no pixel taken off again",
    (t, [x1, y1, x2, y2], weights, clamp) => decodeBox(t, [x1, y1, x2 + 1, y2 + 1], weights, clamp),
    "rbgirshick/py-faster-rcnn: fast_rcnn/bbox_transform.py",
  ),
  each(
    "no clamp: growth overflows",
    (t, anchor, weights) => decodeBox(t, anchor, weights, Infinity),
    "rbgirshick/py-faster-rcnn#403",
  ),
  each(
    "weights forgotten",
    (t, anchor, _, clamp) => decodeBox(t, anchor, ones, clamp),
    "rbgirshick/py-faster-rcnn#365",
  ),
  each(
    "multiplied by the weights: variances taken for weights",
    (t, anchor, [x, y, w, h], clamp) => decodeBox(t, anchor, [1 / x, 1 / y, 1 / w, 1 / h], clamp),
    "biubug6/Pytorch_Retinaface#91",
  ),
  each(
    "rounded to whole pixels",
    (t, anchor, weights, clamp) => {
      const [x1, y1, x2, y2] = decodeBox(t, anchor, weights, clamp)
      return [Math.round(x1), Math.round(y1), Math.round(x2), Math.round(y2)]
    },
    "yhenon/keras-frcnn#152",
  ),
  mutant(
    "decodeBoxes",
    "classes and rows of the deltas exchanged",
    {
      decodeBoxes: (input) => {
        const [count = 0, classes = 0] = input.deltas.shape
        const deltas = tabulate(input.deltas.shape, (n = 0, c = 0, k = 0) => {
          const flat = c * count + n
          return input.deltas.get(Math.floor(flat / classes), flat % classes, k)
        })
        return decodeBoxes({ ...input, deltas })
      },
    },
    "xiong-zhitong/pytorch_RFCN#4",
  ),
  mutant("decodeBoxes", "every class gets the first one's deltas", {
    decodeBoxes: (input) =>
      decodeBoxes({
        ...input,
        deltas: tabulate(input.deltas.shape, (n = 0, _, k = 0) => input.deltas.get(n, 0, k)),
      }),
  }),
  each("clamp fixed at ln(1000/16)", (t, anchor, weights) => decodeBox(t, anchor, weights, limit)),
  each("clamped before the weights are taken off", ([x, y, w, h], anchor, weights, clamp) =>
    decodeBox([x, y, Math.min(w, clamp), Math.min(h, clamp)], anchor, weights, Infinity),
  ),
  each("clamped from below too", ([x, y, w, h], anchor, weights, clamp) =>
    decodeBox(
      [x, y, Math.max(w, -clamp * weights[2]), Math.max(h, -clamp * weights[3])],
      anchor,
      weights,
      clamp,
    ),
  ),
  each("shifts clamped too", ([x, y, w, h], anchor, weights, clamp) =>
    decodeBox(
      [Math.min(x, clamp * weights[0]), Math.min(y, clamp * weights[1]), w, h],
      anchor,
      weights,
      clamp,
    ),
  ),
  each("width clamped, height not", (t, anchor, weights, clamp) => {
    const [x1, , x2] = decodeBox(t, anchor, weights, clamp)
    const [, y1, , y2] = decodeBox(t, anchor, weights, Math.max(clamp, 60))
    return [x1, y1, x2, y2]
  }),
  each("centre from the anchor's corner", (t, anchor, weights, clamp) => {
    const [x1, y1, x2, y2] = decodeBox(t, anchor, weights, clamp)
    const { w, h } = centred(anchor)
    return [x1 - w / 2, y1 - h / 2, x2 - w / 2, y2 - h / 2]
  }),
  each("both shifts in anchor widths", ([x, y, w, h], anchor, weights, clamp) => {
    const size = centred(anchor)
    return decodeBox([x, size.h > 0 ? (y * size.w) / size.h : y, w, h], anchor, weights, clamp)
  }),
  each("whole sides on both sides of the centre", (t, anchor, weights, clamp) => {
    const [x1, y1, x2, y2] = decodeBox(t, anchor, weights, clamp)
    return [x1 - (x2 - x1) / 2, y1 - (y2 - y1) / 2, x2 + (x2 - x1) / 2, y2 + (y2 - y1) / 2]
  }),
  each("centre and size instead of corners", (t, anchor, weights, clamp) => {
    const { x, y, w, h } = centred(decodeBox(t, anchor, weights, clamp))
    return [x, y, w, h]
  }),
  each("powers of 2 instead of e", ([x, y, w, h], anchor, weights, clamp) =>
    decodeBox([x, y, w * Math.LN2, h * Math.LN2], anchor, weights, clamp),
  ),
  mutant("decodeBoxes", "from the 65th class on, the first ones again", {
    decodeBoxes: (input) => {
      const { boxes } = decodeBoxes(input)
      return { boxes: tabulate(boxes.shape, (n = 0, c = 0, k = 0) => boxes.get(n, c % 64, k)) }
    },
  }),
  mutant("decodeBoxes", "every row from the first anchor", {
    decodeBoxes: (input) =>
      decodeBoxes({
        ...input,
        anchors: tabulate(input.anchors.shape, (_, k = 0) => input.anchors.get(0, k)),
      }),
  }),
  mutant("decodeBoxes", "from the 101st class on, the first ones again", {
    decodeBoxes: (input) => {
      const { boxes } = decodeBoxes(input)
      return { boxes: tabulate(boxes.shape, (n = 0, c = 0, k = 0) => boxes.get(n, c % 100, k)) }
    },
  }),
  each("a clamp of a thousandth at least", (t, anchor, weights, clamp) =>
    decodeBox(t, anchor, weights, Math.max(clamp, 1e-3)),
  ),
  each("a clamp of 16 at most", (t, anchor, weights, clamp) =>
    decodeBox(t, anchor, weights, Math.min(clamp, 16)),
  ),
]
