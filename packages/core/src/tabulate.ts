import type { Float64Tensor, Int32Tensor, Shape, Tensor } from "./tensor.js"
import { sizeOf, wrapFloat64, wrapInt32 } from "./tensor.js"

/** Writes `value(...index)` into `data` for every index of `shape`, row-major: the last index runs fastest. */
const fill = (data: Float64Array | Int32Array, shape: Shape, value: (...index: number[]) => number): void => {
  const index = shape.map(() => 0)
  for (let flat = 0; flat < data.length; flat += 1) {
    data[flat] = value(...index)
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      const next = (index[axis] ?? 0) + 1
      index[axis] = next === shape[axis] ? 0 : next
      if (next !== shape[axis]) break
    }
  }
}

/** The tensor whose element at (i, j, …) is `value(i, j, …)`. */
export const tabulate = (shape: Shape, value: (...index: number[]) => number): Float64Tensor => {
  const data = new Float64Array(sizeOf(shape))
  fill(data, shape, value)
  return wrapFloat64(shape, data)
}

/** As `tabulate`, for labels and indices. */
export const tabulateInt32 = (shape: Shape, value: (...index: number[]) => number): Int32Tensor => {
  const data = new Int32Array(sizeOf(shape))
  fill(data, shape, value)
  return wrapInt32(shape, data)
}

/** `f` applied to every element, in float64. */
export const mapTensor = (tensor: Tensor, f: (value: number) => number): Float64Tensor =>
  tabulate(tensor.shape, (...index) => f(tensor.get(...index)))

/** The numbers of any view in row-major order. */
export const toArray = (tensor: Tensor): number[] => {
  const all: number[] = []
  const walk = (axis: number, at: number): void => {
    if (axis === tensor.shape.length) {
      all.push(tensor.data[at] ?? Number.NaN)
      return
    }
    const stride = tensor.stride[axis] ?? 0
    for (let i = 0; i < (tensor.shape[axis] ?? 0); i += 1) walk(axis + 1, at + i * stride)
  }
  walk(0, tensor.offset)
  return all
}
