import type { Float64Tensor, FloatTensor, Int32Tensor } from "@detspec/core"
import { int32, tabulate, toArray } from "@detspec/core"

/** [A, B, H, W] to [A, B, W, H]: every plane mirrored on its diagonal. */
export const turnedPlanes = (maps: FloatTensor): Float64Tensor => {
  const [a = 0, b = 0, h = 0, w = 0] = maps.shape
  return tabulate([a, b, w, h], (i = 0, j = 0, x = 0, y = 0) => maps.get(i, j, y, x))
}

/** One axis back to front. */
export const reversedAlong = (tensor: FloatTensor, axis: number): Float64Tensor => {
  const side = tensor.shape[axis] ?? 0
  return tabulate(tensor.shape, (...index) =>
    tensor.get(...index.map((i, k) => (k === axis ? side - 1 - i : i))),
  )
}

/** Some of the slices along an axis, in this order. */
export const pickAlong = (tensor: FloatTensor, axis: number, order: readonly number[]): Float64Tensor => {
  const shape = tensor.shape.map((side, k) => (k === axis ? order.length : side))
  return tabulate(shape, (...index) => tensor.get(...index.map((i, k) => (k === axis ? (order[i] ?? 0) : i))))
}

/** Every plane moved down by dy and right by dx; what comes in is 0. */
export const movedPlanes = (maps: FloatTensor, dy: number, dx: number): Float64Tensor => {
  const [, , h = 0, w = 0] = maps.shape
  return tabulate(maps.shape, (a = 0, b = 0, y = 0, x = 0) => {
    const [v, u] = [y - dy, x - dx]
    return v >= 0 && v < h && u >= 0 && u < w ? maps.get(a, b, v, u) : 0
  })
}

/** Σ a b, in float64. */
export const dot = (a: FloatTensor, b: FloatTensor): number => {
  const other = toArray(b)
  return toArray(a).reduce((sum, x, i) => sum + x * (other[i] ?? 0), 0)
}

/** Some rows of a list of indices, in this order. */
export const pickIndices = (list: Int32Tensor, order: readonly number[]): Int32Tensor =>
  int32(
    [order.length],
    order.map((n) => list.get(n)),
  )

/** 0, 1, …, n - 1. */
export const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)
