import type { Box } from "@detspec/core"
import { boxAt, centred } from "@detspec/core"
import type { BoxWeights, Deltas } from "../../shared/box-coder.js"
import { eachBox } from "../../shared/each-box.js"
import type { EncodeBoxesInput, EncodeBoxesOutput } from "./contract.js"

/** The deltas of one box as seen from its anchor. */
export const encodeBox = (box: Box, anchor: Box, [wx, wy, ww, wh]: BoxWeights): Deltas => {
  const { x, y, w, h } = centred(box)
  const { x: xa, y: ya, w: wa, h: ha } = centred(anchor)
  return [(wx * (x - xa)) / wa, (wy * (y - ya)) / ha, ww * Math.log(w / wa), wh * Math.log(h / ha)]
}

/** `encodeBox` row by row. */
export const encodeBoxes = ({ boxes, anchors, weights }: EncodeBoxesInput): EncodeBoxesOutput => ({
  deltas: eachBox(boxes, (box, n) => encodeBox(box, boxAt(anchors, n), weights)),
})
