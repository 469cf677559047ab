import type { Float32Tensor, FloatTensor } from "@detspec/core"
import type { Extent, Grid } from "./launch.js"
import { crop, padded } from "./pack.js"
import type { Quantity } from "./quantities.js"
import { area, withQuantities } from "./quantities.js"

/** A matrix over two lists of boxes; the longer list runs along x, where the device works on neighbours at once. */
export interface Pairs {
  /** The list along x, then the list along y: planes of the rows x1, y1, x2, y2 and the quantities. */
  readonly arguments: readonly [Grid, Grid]
  readonly output: Extent
  /** The matrix [N, M]: a view on the padded, and perhaps transposed, numbers. */
  readonly matrix: (values: Float32Array) => Float32Tensor
}

/** What a symmetric function of two boxes runs on. */
export const pairs = (
  boxes1: FloatTensor,
  boxes2: FloatTensor,
  quantities: readonly Quantity[] = [area],
): Pairs => {
  const [n = 0] = boxes1.shape
  const [m = 0] = boxes2.shape
  const transposed = n > m
  const [along, across] = transposed ? [boxes1, boxes2] : [boxes2, boxes1]
  const [x, y] = transposed ? [n, m] : [m, n]
  const [wide, high] = [padded(x), padded(y)]
  const matrix = (values: Float32Array) => {
    const view = crop(values, [high, wide], [y, x])
    return transposed ? view.transpose(1, 0) : view
  }
  return {
    arguments: [withQuantities(along, wide, quantities), withQuantities(across, high, quantities)],
    output: [wide, high],
    matrix,
  }
}
