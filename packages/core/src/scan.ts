import type { Interval } from "./interval.js"
import { contains } from "./interval.js"
import type { Tensor } from "./tensor.js"

/** Whether the elements lie side by side, row-major, so that the data can be read flat. */
export const isContiguous = (tensor: Tensor): boolean => {
  let expected = 1
  for (let axis = tensor.shape.length - 1; axis >= 0; axis -= 1) {
    if (tensor.shape[axis] !== 1 && tensor.stride[axis] !== expected) return false
    expected *= tensor.shape[axis] ?? 0
  }
  return true
}

/** The index of an element from its place in row-major order. */
export const unravel = (flat: number, shape: readonly number[]): readonly number[] => {
  const index: number[] = []
  let rest = flat
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const side = shape[axis] ?? 1
    index.unshift(rest % side)
    rest = Math.floor(rest / side)
  }
  return index
}

/** The first element, in row-major order, of which `wrong` holds. */
export const findElement = (
  tensor: Tensor,
  wrong: (value: number) => boolean,
): { readonly index: readonly number[]; readonly value: number } | undefined => {
  const flat = isContiguous(tensor)
  for (let at = 0; at < tensor.size; at += 1) {
    const value = flat ? tensor.data[tensor.offset + at] : tensor.get(...unravel(at, tensor.shape))
    if (value === undefined || wrong(value))
      return { index: unravel(at, tensor.shape), value: value ?? Number.NaN }
  }
  return undefined
}

/** The first element outside a range; NaN is outside of every one. */
export const findOutside = (
  tensor: Tensor,
  range: Interval,
): { readonly index: readonly number[]; readonly value: number } | undefined =>
  findElement(tensor, (value) => !contains(range, value))
