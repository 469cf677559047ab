import type { Box } from "@detspec/core"
import { centred } from "@detspec/core"
import type { BoxWeights, Deltas } from "../../shared/box-coder.js"
import type { DecodeBoxesInput, DecodeBoxesOutput } from "./contract.js"
import { decodeEach } from "./decode-each.js"

/** The box that deltas describe as seen from an anchor; growth is clamped from above. */
export const decodeBox = (
  [tx, ty, tw, th]: Deltas,
  anchor: Box,
  [wx, wy, ww, wh]: BoxWeights,
  clamp: number,
): Box => {
  const { x: xa, y: ya, w: wa, h: ha } = centred(anchor)
  const x = (tx / wx) * wa + xa
  const y = (ty / wy) * ha + ya
  const w = wa * Math.exp(Math.min(tw / ww, clamp))
  const h = ha * Math.exp(Math.min(th / wh, clamp))
  return [x - w / 2, y - h / 2, x + w / 2, y + h / 2]
}

/** `decodeBox` for each anchor and class. */
export const decodeBoxes = ({ deltas, anchors, weights, clamp }: DecodeBoxesInput): DecodeBoxesOutput => ({
  boxes: decodeEach(deltas, anchors, (t, anchor) => decodeBox(t, anchor, weights, clamp)),
})
