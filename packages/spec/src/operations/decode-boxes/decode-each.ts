import type { Box, Float64Tensor, FloatTensor } from "@detspec/core"
import { boxAt, float64 } from "@detspec/core"
import type { Deltas } from "../../shared/box-coder.js"

const deltasAt = (deltas: FloatTensor, n: number, k: number): Deltas => [
  deltas.get(n, k, 0),
  deltas.get(n, k, 1),
  deltas.get(n, k, 2),
  deltas.get(n, k, 3),
]

/** The boxes [N, K, 4] of `f`, for each anchor and class. */
export const decodeEach = (
  deltas: FloatTensor,
  anchors: FloatTensor,
  f: (deltas: Deltas, anchor: Box) => Box,
): Float64Tensor => {
  const [count = 0, classes = 0] = deltas.shape
  const all: number[] = []
  for (let n = 0; n < count; n += 1) {
    const anchor = boxAt(anchors, n)
    for (let k = 0; k < classes; k += 1) all.push(...f(deltasAt(deltas, n, k), anchor))
  }
  return float64([count, classes, 4], all)
}
