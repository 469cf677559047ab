import type { Box, FloatTensor } from "@detspec/core"
import type { BoxWeights, Deltas } from "../../shared/box-coder.js"
import type { DecodeBoxesInput } from "./contract.js"
import { decodeEach } from "./decode-each.js"

const along = (low: number, high: number, shift: number, growth: number): number => {
  const side = high - low
  return (
    Math.max(Math.abs(low), Math.abs(high)) +
    Math.abs(shift) * side +
    (1 + Math.abs(growth)) * Math.exp(growth) * side
  )
}

const scaleOf = (
  [tx, ty, tw, th]: Deltas,
  [x1, y1, x2, y2]: Box,
  [wx, wy, ww, wh]: BoxWeights,
  clamp: number,
): Box => {
  const x = along(x1, x2, tx / wx, Math.min(tw / ww, clamp))
  const y = along(y1, y2, ty / wy, Math.min(th / wh, clamp))
  return [x, y, x, y]
}

/** The size of the terms that make a corner: the anchor's coordinate, the shift, and the grown side. */
export const decodedScale = ({ deltas, anchors, weights, clamp }: DecodeBoxesInput): FloatTensor =>
  decodeEach(deltas, anchors, (t, anchor) => scaleOf(t, anchor, weights, clamp))
