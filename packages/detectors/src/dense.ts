import type { FloatTensor, Shape } from "@detspec/core"
import { isContiguous, toArray, wrapFloat32, wrapFloat64 } from "@detspec/core"

/** Numbers side by side, in the precision that they came in. */
export type Numbers = Float32Array | Float64Array

/** The numbers of a tensor, row-major; a view where they lie side by side, else a copy. */
export const numbersOf = (tensor: FloatTensor): Numbers => {
  const { data, offset, size } = tensor
  if (isContiguous(tensor)) return data.subarray(offset, offset + size)
  return data instanceof Float32Array
    ? Float32Array.from(toArray(tensor))
    : Float64Array.from(toArray(tensor))
}

/** Zeros in the precision of `tensor`. */
export const zerosLike = (tensor: FloatTensor, count: number): Numbers =>
  tensor.data instanceof Float32Array ? new Float32Array(count) : new Float64Array(count)

/** Zeros of the same shape. */
export const zerosOf = (tensor: FloatTensor): FloatTensor =>
  tensorOf(tensor.shape, zerosLike(tensor, tensor.size))

/** A tensor on numbers that are there already. */
export const tensorOf = (shape: Shape, numbers: Numbers): FloatTensor =>
  numbers instanceof Float32Array ? wrapFloat32(shape, numbers) : wrapFloat64(shape, numbers)

/** The same numbers in another shape. */
export const reshaped = (tensor: FloatTensor, shape: Shape): FloatTensor => tensorOf(shape, numbersOf(tensor))

/** Σ x. */
export const sumOf = (numbers: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < numbers.length; i += 1) sum += numbers[i] ?? 0
  return sum
}
