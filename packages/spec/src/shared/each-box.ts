import type { Box, Float64Tensor, FloatTensor } from "@detspec/core"
import { boxAt, wrapFloat64 } from "@detspec/core"

/** Four numbers for each row of a list of boxes: [N, 4]. */
export const eachBox = (
  boxes: FloatTensor,
  f: (box: Box, n: number) => readonly [number, number, number, number],
): Float64Tensor => {
  const count = boxes.shape[0] ?? 0
  const data = new Float64Array(4 * count)
  for (let n = 0; n < count; n += 1) {
    const [a, b, c, d] = f(boxAt(boxes, n), n)
    data[4 * n] = a
    data[4 * n + 1] = b
    data[4 * n + 2] = c
    data[4 * n + 3] = d
  }
  return wrapFloat64([count, 4], data)
}
