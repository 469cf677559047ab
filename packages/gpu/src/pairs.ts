import type { Float32Tensor, FloatTensor } from "@detspec/core"
import type { Argument, Extent, Grid } from "./launch.js"
import { crop, padded } from "./pack.js"
import type { Quantity } from "./quantities.js"
import { area, withQuantities } from "./quantities.js"

/** A matrix over two lists of boxes; the longer list runs along x, where the device works on neighbours at once. */
export interface Pairs {
  /**
   * Of the list along x the lists x1, y1, x2, y2 and the quantities, which a device reads faster than rows of a plane,
   * then the list along y as one plane of those rows. Areas are quantities: a GPU that computed them could fuse one of
   * the two products into their sum, and the function would not be symmetric any more.
   */
  readonly arguments: readonly Argument[]
  readonly output: Extent
  /** The matrix [N, M]: a view on the padded, and perhaps transposed, numbers. */
  readonly matrix: (values: Float32Array) => Float32Tensor
}

const listsOf = ({ values, sides: [length, rows] }: Grid): readonly Float32Array[] =>
  Array.from({ length: rows }, (_, row) => values.subarray(row * length, (row + 1) * length))

/** From this many pairs on, a row of padding costs more than it saves in compiled kernels. */
const manyPairs = 2 ** 20

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
  const [wide, high] = [padded(x), x * y < manyPairs ? padded(y) : y]
  const matrix = (values: Float32Array) => {
    const view = crop(values, [high, wide], [y, x])
    return transposed ? view.transpose(1, 0) : view
  }
  return {
    arguments: [
      ...listsOf(withQuantities(along, wide, quantities)),
      withQuantities(across, high, quantities),
    ],
    output: [wide, high],
    matrix,
  }
}
