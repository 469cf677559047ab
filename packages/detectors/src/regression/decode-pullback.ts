import type { FloatTensor } from "@detspec/core"
import { boxAt, centred } from "@detspec/core"
import type { In } from "@detspec/spec"
import { numbersOf, tensorOf, zerosLike } from "../dense.js"

/** How boxes are written as deltas. */
export type Coding = Pick<In<"decodeBoxes">, "weights" | "clamp">

/**
 * The cotangent of deltas [N, 4] from that of the boxes [N, 4] that decodeBoxes makes of them.
 *
 *   ∂/∂t_x = (g_x1 + g_x2) w_a / ω_x      ∂/∂t_w = (g_x2 - g_x1) w / (2 ω_w), 0 where the clamp holds
 *   ∂/∂t_y = (g_y1 + g_y2) h_a / ω_y      ∂/∂t_h = (g_y2 - g_y1) h / (2 ω_h), 0 where the clamp holds
 *
 * Symbols  g: cotangents of the corners; a: of the anchor; w, h: sides of the decoded box
 * Source   the derivative of decodeBoxes: Faster R-CNN, section 3.1.2
 */
export const decodePullback = (
  { weights, clamp }: Coding,
  deltas: FloatTensor,
  anchors: FloatTensor,
  cotangent: FloatTensor,
): FloatTensor => {
  const [all, out] = [numbersOf(deltas), zerosLike(deltas, deltas.size)]
  for (let n = 0; n < (deltas.shape[0] ?? 0); n += 1) {
    const { w, h } = centred(boxAt(anchors, n))
    const side = [w, h]
    for (const axis of [0, 1]) {
      const [low, high] = [cotangent.get(n, axis), cotangent.get(n, axis + 2)]
      const growth = (all[4 * n + axis + 2] ?? 0) / (weights[axis + 2] ?? 1)
      const grown = growth < clamp ? (side[axis] ?? 0) * Math.exp(growth) : 0
      out[4 * n + axis] = ((low + high) * (side[axis] ?? 0)) / (weights[axis] ?? 1)
      out[4 * n + axis + 2] = ((high - low) * grown) / (2 * (weights[axis + 2] ?? 1))
    }
  }
  return tensorOf(deltas.shape, out)
}
