import type { Box } from "@detspec/core"
import { boxAt, centred, rows, toBoxes } from "@detspec/core"
import { encodeBox, encodeBoxes } from "@detspec/spec"
import type { BoxWeights, Deltas } from "@detspec/spec/parts"
import { swapAxes } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Encode = (box: Box, anchor: Box, weights: BoxWeights) => Deltas

const each = (bug: string, f: Encode, source = ""): Mutant =>
  mutant(
    "encodeBoxes",
    bug,
    {
      encodeBoxes: ({ boxes, anchors, weights }) => ({
        deltas: rows(
          4,
          toBoxes(boxes).map((box, n) => f(box, boxAt(anchors, n), weights)),
        ),
      }),
    },
    source,
  )

const wider = ([x1, y1, x2, y2]: Box): Box => [x1, y1, x2 + 1, y2 + 1]
const ones: BoxWeights = [1, 1, 1, 1]

export const encodeBoxesMutants: readonly Mutant[] = [
  each(
    "widths of x2 - x1 + 1",
    (box, anchor, weights) => encodeBox(wider(box), wider(anchor), weights),
    "rbgirshick/py-faster-rcnn: fast_rcnn/bbox_transform.py",
  ),
  each("weights forgotten", (box, anchor) => encodeBox(box, anchor, ones), "rbgirshick/py-faster-rcnn#365"),
  each(
    "weights used twice",
    (box, anchor, [x, y, w, h]) => encodeBox(box, anchor, [x * x, y * y, w * w, h * h]),
    "msracver/Deformable-ConvNets#210",
  ),
  each(
    "divided by the weights: variances taken for weights",
    (box, anchor, [x, y, w, h]) => encodeBox(box, anchor, [1 / x, 1 / y, 1 / w, 1 / h]),
    "biubug6/Pytorch_Retinaface#91",
  ),
  each("the first weight for all", (box, anchor, [x]) => encodeBox(box, anchor, [x, x, x, x])),
  each("box and anchor exchanged", (box, anchor, weights) => encodeBox(anchor, box, weights)),
  each("shift in box sizes instead of anchor sizes", (box, anchor, weights) => {
    const [dx, dy, dw, dh] = encodeBox(box, anchor, weights)
    const [b, a] = [centred(box), centred(anchor)]
    return [(dx * a.w) / b.w, (dy * a.h) / b.h, dw, dh]
  }),
  each("shift in pixels", (box, anchor, weights) => {
    const [dx, dy, dw, dh] = encodeBox(box, anchor, weights)
    const { w, h } = centred(anchor)
    return [dx * w, dy * h, dw, dh]
  }),
  each("both shifts in anchor widths", (box, anchor, weights) => {
    const [dx, dy, dw, dh] = encodeBox(box, anchor, weights)
    const { w, h } = centred(anchor)
    return [dx, (dy * h) / w, dw, dh]
  }),
  each("corners instead of centres", (box, anchor, [wx, wy, ww, wh]) => {
    const [, , dw, dh] = encodeBox(box, anchor, [wx, wy, ww, wh])
    const { w, h } = centred(anchor)
    return [(wx * (box[0] - anchor[0])) / w, (wy * (box[1] - anchor[1])) / h, dw, dh]
  }),
  each("logarithm to the base 2", (box, anchor, weights) => {
    const [dx, dy, dw, dh] = encodeBox(box, anchor, weights)
    return [dx, dy, dw * Math.LOG2E, dh * Math.LOG2E]
  }),
  each("growth as a ratio less 1, not its logarithm", (box, anchor, weights) => {
    const [dx, dy] = encodeBox(box, anchor, weights)
    const [b, a] = [centred(box), centred(anchor)]
    return [dx, dy, weights[2] * (b.w / a.w - 1), weights[3] * (b.h / a.h - 1)]
  }),
  each("sign of t_y turned: y upwards", (box, anchor, weights) => {
    const [dx, dy, dw, dh] = encodeBox(box, anchor, weights)
    return [dx, -dy, dw, dh]
  }),
  each("1e-6 added to the sizes", (box, anchor, weights) => {
    const grown = ([x1, y1, x2, y2]: Box): Box => [x1, y1, x2 + 1e-6, y2 + 1e-6]
    return encodeBox(grown(box), grown(anchor), weights)
  }),
  mutant("encodeBoxes", "every box from the first anchor", {
    encodeBoxes: ({ boxes, anchors, weights }) => ({
      deltas: rows(
        4,
        toBoxes(boxes).map((box) => encodeBox(box, boxAt(anchors, 0), weights)),
      ),
    }),
  }),
  mutant("encodeBoxes", "columns in the order y, x, h, w", {
    encodeBoxes: (input) => ({ deltas: swapAxes(encodeBoxes(input).deltas) }),
  }),
  each("sides of a millionth of a pixel at least", (box, anchor, weights) => {
    const wide = ([x1, y1, x2, y2]: Box): Box => [x1, y1, Math.max(x2, x1 + 1e-6), Math.max(y2, y1 + 1e-6)]
    return encodeBox(wide(box), wide(anchor), weights)
  }),
  each("weights up to 1000", (box, anchor, [x, y, w, h]) =>
    encodeBox(box, anchor, [Math.min(x, 1e3), Math.min(y, 1e3), Math.min(w, 1e3), Math.min(h, 1e3)]),
  ),
  each("almost the anchor is the anchor", (box, anchor, weights) => {
    const deltas = encodeBox(box, anchor, weights)
    return deltas.every((t, k) => Math.abs(t) < 1e-3 * (weights[k] ?? 1)) ? [0, 0, 0, 0] : deltas
  }),
]
