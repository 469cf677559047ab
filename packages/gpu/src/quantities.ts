import type { Box, FloatTensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import type { Grid } from "./launch.js"
import { columns } from "./pack.js"

/** What a kernel reads of a box beside its corners, computed once for each box. */
export type Quantity = (box: Box) => number

/** Planes of boxes [N, 4]: the rows x1, y1, x2 and y2, then one for each quantity. */
export const withQuantities = (boxes: FloatTensor, length: number, quantities: readonly Quantity[]): Grid => {
  const values = new Float32Array((4 + quantities.length) * length)
  values.set(columns(boxes, length).values)
  for (let n = 0; n < (boxes.shape[0] ?? 0); n += 1) {
    const box = boxAt(boxes, n)
    for (const [k, quantity] of quantities.entries()) values[(4 + k) * length + n] = quantity(box)
  }
  return { values, sides: [length, 4 + quantities.length] }
}
