import type { FloatTensor } from "@detspec/core"
import type { Grid } from "./launch.js"
import { columns } from "./pack.js"

/** What a kernel reads of a box beside its corners, computed once for each box, in float64. */
export type Quantity = (x1: number, y1: number, x2: number, y2: number) => number

export const area: Quantity = (x1, y1, x2, y2) => (x2 - x1) * (y2 - y1)

/** Planes of boxes [N, 4]: the rows x1, y1, x2 and y2, then one for each quantity. */
export const withQuantities = (boxes: FloatTensor, length: number, quantities: readonly Quantity[]): Grid => {
  const values = new Float32Array((4 + quantities.length) * length)
  values.set(columns(boxes, length).values)
  const { data, shape, stride, offset } = boxes
  const [step = 0, across = 0] = stride
  for (const [k, quantity] of quantities.entries()) {
    const row = (4 + k) * length
    for (let n = 0; n < (shape[0] ?? 0); n += 1) {
      const at = offset + n * step
      values[row + n] = quantity(data[at], data[at + across], data[at + 2 * across], data[at + 3 * across])
    }
  }
  return { values, sides: [length, 4 + quantities.length] }
}
