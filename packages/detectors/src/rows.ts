import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { int32 } from "@detspec/core"
import { numbersOf, tensorOf, zerosLike } from "./dense.js"

/** How many numbers a row along the first axis has. */
const widthOf = ({ shape }: FloatTensor): number => shape.slice(1).reduce((size, side) => size * side, 1)

/** The rows along the first axis whose indices are given, in their order. */
export const takeRows = (tensor: FloatTensor, indices: ArrayLike<number>): FloatTensor => {
  const width = widthOf(tensor)
  const all = numbersOf(tensor)
  const taken = zerosLike(tensor, indices.length * width)
  for (let n = 0; n < indices.length; n += 1) {
    const from = (indices[n] ?? 0) * width
    taken.set(all.subarray(from, from + width), n * width)
  }
  return tensorOf([indices.length, ...tensor.shape.slice(1)], taken)
}

/** `takeRows` turned round: row n of `tensor` is added to row `indices[n]` of `count` rows of zeros. */
export const putRows = (tensor: FloatTensor, indices: ArrayLike<number>, count: number): FloatTensor => {
  const width = widthOf(tensor)
  const all = numbersOf(tensor)
  const put = zerosLike(tensor, count * width)
  for (let n = 0; n < indices.length; n += 1) {
    const to = (indices[n] ?? 0) * width
    for (let k = 0; k < width; k += 1) put[to + k] = (put[to + k] ?? 0) + (all[n * width + k] ?? 0)
  }
  return tensorOf([count, ...tensor.shape.slice(1)], put)
}

/** The rows of all tensors, one after the other; in the precision of the first. `rest` is the shape of a row. */
export const joinRows = (tensors: readonly FloatTensor[], rest: readonly number[]): FloatTensor => {
  const width = rest.reduce((size, side) => size * side, 1)
  const size = tensors.reduce((sum, tensor) => sum + tensor.size, 0)
  const [first] = tensors
  const joined = first === undefined ? new Float64Array(size) : zerosLike(first, size)
  let at = 0
  for (const tensor of tensors) {
    joined.set(numbersOf(tensor), at)
    at += tensor.size
  }
  return tensorOf([width === 0 ? 0 : size / width, ...rest], joined)
}

/** Entry `n` along the first axis: an image of a batch. */
export const entryOf = (tensor: FloatTensor, n: number): FloatTensor => {
  const width = widthOf(tensor)
  return tensorOf(tensor.shape.slice(1), numbersOf(tensor).subarray(n * width, (n + 1) * width))
}

/** The elements of a list of indices or labels at the given places. */
export const takeInts = (list: Int32Tensor, indices: ArrayLike<number>): Int32Tensor =>
  int32(
    [indices.length],
    Array.from({ length: indices.length }, (_, n) => list.get(indices[n] ?? 0)),
  )
