import type { Float32Tensor, Float64Tensor, FloatTensor, Int32Tensor, Tensor, Uint8Tensor } from "./tensor.js"

export type DType = "float64" | "float32" | "int32" | "uint8"

/** What a field of a contract asks for: `float` is float64 or float32. */
export type ElementType = "float" | "int32" | "uint8"

/** The element type of a tensor type; of any tensor, any of the three. */
export type ElementTypeOf<T extends Tensor> = [Tensor] extends [T]
  ? ElementType
  : [T] extends [Int32Tensor]
    ? "int32"
    : [T] extends [Uint8Tensor]
      ? "uint8"
      : "float"

export const isFloat64 = (tensor: Tensor): tensor is Float64Tensor => tensor.data instanceof Float64Array
export const isFloat32 = (tensor: Tensor): tensor is Float32Tensor => tensor.data instanceof Float32Array
export const isFloat = (tensor: Tensor): tensor is FloatTensor => isFloat64(tensor) || isFloat32(tensor)
export const isInt32 = (tensor: Tensor): tensor is Int32Tensor => tensor.data instanceof Int32Array
export const isUint8 = (tensor: Tensor): tensor is Uint8Tensor => tensor.data instanceof Uint8Array

export const dtypeOf = (tensor: Tensor): DType =>
  isFloat64(tensor) ? "float64" : isFloat32(tensor) ? "float32" : isInt32(tensor) ? "int32" : "uint8"

export const elementTypeOf = (tensor: Tensor): ElementType =>
  isInt32(tensor) ? "int32" : isUint8(tensor) ? "uint8" : "float"

const isNumbers = (value: unknown): value is readonly number[] => {
  if (!Array.isArray(value)) return false
  for (const one of value) if (!Number.isInteger(one)) return false
  return true
}

const isData = (value: unknown): value is Float64Array | Float32Array | Int32Array | Uint8Array =>
  value instanceof Float64Array ||
  value instanceof Float32Array ||
  value instanceof Int32Array ||
  value instanceof Uint8Array

/** Whether the first and the last element of a view lie within so many numbers. */
const isWithin = (
  shape: readonly number[],
  stride: readonly number[],
  offset: number,
  length: number,
): boolean => {
  let [first, last, empty] = [offset, offset, false]
  for (const [axis, side] of shape.entries()) {
    if (side < 0) return false
    const reach = (side - 1) * (stride[axis] ?? 0)
    first += Math.min(reach, 0)
    last += Math.max(reach, 0)
    empty ||= side === 0
  }
  return empty || (first >= 0 && last < length)
}

/** Whether a value from outside is a tensor whose every element lies within its data. */
export const isTensor = (value: unknown): value is Tensor => {
  if (typeof value !== "object" || value === null) return false
  if (!("data" in value && "shape" in value && "stride" in value && "offset" in value && "get" in value))
    return false
  const { data, shape, stride, offset } = value
  if (!isData(data) || !isNumbers(shape) || !isNumbers(stride) || typeof offset !== "number") return false
  return shape.length === stride.length && isWithin(shape, stride, offset, data.length)
}
