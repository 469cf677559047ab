import type { Box, FloatTensor } from "@detspec/core"
import { boxAt, centred, rows, toBoxes } from "@detspec/core"
import type { BoxWeights } from "../../shared/box-coder.js"
import type { EncodeBoxesInput } from "./contract.js"

const far = (a: number, b: number, c: number, d: number): number =>
  Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d))
const growth = (side: number, anchorSide: number): number => 1 + Math.abs(Math.log(side / anchorSide))

const scaleOf = (box: Box, anchor: Box, [wx, wy, ww, wh]: BoxWeights): readonly number[] => {
  const { w, h } = centred(box)
  const { w: wa, h: ha } = centred(anchor)
  return [
    (wx * far(box[0], box[2], anchor[0], anchor[2])) / wa,
    (wy * far(box[1], box[3], anchor[1], anchor[3])) / ha,
    ww * growth(w, wa),
    wh * growth(h, ha),
  ]
}

/** The size of what cancels: coordinates over the anchor's size, and 1 + |ln| for the growth, weighted. */
export const deltaScale = ({ boxes, anchors, weights }: EncodeBoxesInput): FloatTensor =>
  rows(
    4,
    toBoxes(boxes).map((box, n) => scaleOf(box, boxAt(anchors, n), weights)),
  )
