import type { Box, Float64Tensor, FloatTensor } from "@detspec/core"
import { tabulate, toBoxes } from "@detspec/core"

const origin: Box = [0, 0, 0, 0]

/** The matrix [N, M] of f(a, b) for every box a of one list and b of another. */
export const pairwise = (
  boxes1: FloatTensor,
  boxes2: FloatTensor,
  f: (a: Box, b: Box) => number,
): Float64Tensor => {
  const as = toBoxes(boxes1)
  const bs = toBoxes(boxes2)
  return tabulate([as.length, bs.length], (n = 0, m = 0) => f(as[n] ?? origin, bs[m] ?? origin))
}
