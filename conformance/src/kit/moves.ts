import type { Float64Tensor, FloatTensor } from "@detspec/core"
import { tabulate, toArray } from "@detspec/core"

/** A matrix with rows and columns exchanged. */
export const transposed = (matrix: FloatTensor): Float64Tensor =>
  tabulate([matrix.shape[1] ?? 0, matrix.shape[0] ?? 0], (i = 0, j = 0) => matrix.get(j, i))

const otherAxis = [1, 0, 3, 2]
const opposite = [2, 3, 0, 1]

/** Boxes mirrored on the diagonal: x and y exchanged. */
export const swapAxes = (boxes: FloatTensor): Float64Tensor =>
  tabulate(boxes.shape, (n = 0, k = 0) => boxes.get(n, otherAxis[k] ?? k))

/** Boxes of which row `n` has its corners exchanged, so that x2 < x1 and y2 < y1. */
export const flippedRow = (boxes: FloatTensor, row: number): Float64Tensor =>
  tabulate(boxes.shape, (n = 0, k = 0) => boxes.get(n, n === row ? (opposite[k] ?? k) : k))

/** The rows of a matrix in another order, or some of them. */
export const pickRows = (matrix: FloatTensor, order: readonly number[]): Float64Tensor =>
  tabulate([order.length, ...matrix.shape.slice(1)], (i = 0, ...rest) => matrix.get(order[i] ?? 0, ...rest))

/** Every box moved by (dx, dy). */
export const shifted = (boxes: FloatTensor, dx: number, dy: number): Float64Tensor =>
  tabulate(boxes.shape, (n = 0, k = 0) => boxes.get(n, k) + (k % 2 === 0 ? dx : dy))

/** Every number times a factor. */
export const scaled = (tensor: FloatTensor, factor: number): Float64Tensor =>
  tabulate(tensor.shape, (...index) => factor * tensor.get(...index))

/** Boxes times a factor, as far as sides may go, which are 2^30 pixels between coordinates of 2^29. */
export const zoomed = (boxes: FloatTensor, factor: number): FloatTensor => {
  const farthest = toArray(boxes).reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  return farthest * factor <= 2 ** 29 ? scaled(boxes, factor) : boxes
}
