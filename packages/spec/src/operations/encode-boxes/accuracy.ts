import type { Box, FloatTensor } from "@detspec/core"
import { boxAt, centred } from "@detspec/core"
import type { BoxWeights, Deltas } from "../../shared/box-coder.js"
import { eachBox } from "../../shared/each-box.js"
import type { EncodeBoxesInput } from "./contract.js"

const far = (a: number, b: number, c: number, d: number): number =>
  Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d))
const growth = (side: number, anchorSide: number): number => 1 + Math.abs(Math.log(side / anchorSide))

const scaleOf = (box: Box, anchor: Box, [wx, wy, ww, wh]: BoxWeights): Deltas => {
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
  eachBox(boxes, (box, n) => scaleOf(box, boxAt(anchors, n), weights))
