import type { FloatTensor } from "@detspec/core"
import { isFloat32, wrapFloat32, wrapFloat64 } from "@detspec/core"
import type { Tensors } from "../engine.js"
import { numbersOf } from "../numbers.js"

/** Zeros, of the shape and the precision of another tensor; to be filled by the loop that asks for them. */
export const zerosLike = (like: FloatTensor): FloatTensor =>
  isFloat32(like)
    ? wrapFloat32(like.shape, new Float32Array(like.size))
    : wrapFloat64(like.shape, new Float64Array(like.size))

/** `f` of every tensor of a record. */
export const mapTensors = (
  tensors: Tensors,
  f: (tensor: FloatTensor, name: string) => FloatTensor,
): Tensors => Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, f(tensor, name)]))

/** p a + q b, element by element, in the shape and the precision of `a`. */
export const weightedSum = (p: number, a: FloatTensor, q: number, b: FloatTensor): FloatTensor => {
  const [x, y, out] = [numbersOf(a), numbersOf(b), zerosLike(a)]
  const { data } = out
  for (let k = 0; k < data.length; k += 1) data[k] = p * (x[k] ?? 0) + q * (y[k] ?? 0)
  return out
}
