import type { FloatTensor } from "@detspec/core"
import { isContiguous, isFloat32, toArray, wrapFloat32, wrapFloat64 } from "@detspec/core"
import type { Tensors } from "../engine.js"

/** The numbers of a tensor in row-major order, copied only where they are not that. */
export const numbersOf = (tensor: FloatTensor): ArrayLike<number> =>
  isContiguous(tensor) ? tensor.data.subarray(tensor.offset, tensor.offset + tensor.size) : toArray(tensor)

/** The tensor of `f(k)` for every element k, of the shape and the precision of `like`. */
export const elementwise = (like: FloatTensor, f: (k: number) => number): FloatTensor => {
  if (isFloat32(like)) {
    const data = new Float32Array(like.size)
    for (let k = 0; k < data.length; k += 1) data[k] = f(k)
    return wrapFloat32(like.shape, data)
  }
  const data = new Float64Array(like.size)
  for (let k = 0; k < data.length; k += 1) data[k] = f(k)
  return wrapFloat64(like.shape, data)
}

/** `f` of every tensor of a record. */
export const mapTensors = (
  tensors: Tensors,
  f: (tensor: FloatTensor, name: string) => FloatTensor,
): Tensors => Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, f(tensor, name)]))

/** The tensor of that name, zeros of the same shape and precision where there is none. */
export const orZeros = (tensors: Tensors, name: string, like: FloatTensor): FloatTensor =>
  tensors[name] ?? elementwise(like, () => 0)
