import type { Tensor } from "@detspec/core"
import { isFloat32, isFloat64, isInt32, isTensor, isUint8, toArray } from "@detspec/core"
import ndarray from "ndarray"

/** Ways to lay the same elements out in memory. */
export type Layout = "row-major" | "transposed" | "every other" | "backwards"
export const layouts: readonly Layout[] = ["transposed", "every other", "backwards", "row-major"]

interface Strides {
  readonly stride: readonly number[]
  readonly offset: number
  readonly size: number
}

const rowMajor = (shape: readonly number[]): number[] =>
  shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1))

const stridesOf = (shape: readonly number[], layout: Layout): Strides => {
  const size = shape.reduce((a, b) => a * b, 1)
  const plain = rowMajor(shape)
  const transposed = shape.map((_, axis) => shape.slice(0, axis).reduce((a, b) => a * b, 1))
  switch (layout) {
    case "row-major":
      return { stride: plain, offset: 0, size }
    case "transposed":
      return { stride: transposed, offset: 3, size: size + 3 }
    case "every other":
      return { stride: plain.map((s) => 2 * s), offset: 1, size: 2 * size + 1 }
    case "backwards":
      return { stride: plain.map((s) => -s), offset: Math.max(size - 1, 0), size }
  }
}

/** Fills what the view does not reach with a number that would be seen if it were read. */
const garbage = 77

const copied = (tensor: Tensor): Tensor["data"] => {
  if (isFloat64(tensor)) return Float64Array.from(toArray(tensor))
  return isFloat32(tensor)
    ? Float32Array.from(toArray(tensor))
    : isInt32(tensor)
      ? Int32Array.from(toArray(tensor))
      : Uint8Array.from(toArray(tensor))
}

const room = (tensor: Tensor, size: number): Tensor["data"] => {
  if (isFloat64(tensor)) return new Float64Array(size).fill(garbage)
  if (isFloat32(tensor)) return new Float32Array(size).fill(garbage)
  return isUint8(tensor) ? new Uint8Array(size).fill(1) : new Int32Array(size)
}

const view = (
  data: Tensor["data"],
  shape: readonly number[],
  stride: readonly number[],
  offset: number,
): Tensor => {
  if (data instanceof Float64Array) return ndarray(data, [...shape], [...stride], offset)
  if (data instanceof Float32Array) return ndarray(data, [...shape], [...stride], offset)
  if (data instanceof Int32Array) return ndarray(data, [...shape], [...stride], offset)
  return ndarray(data, [...shape], [...stride], offset)
}

/** The same tensor laid out otherwise. */
export const relay = (tensor: Tensor, layout: Layout): Tensor => {
  const { stride, offset, size } = stridesOf(tensor.shape, layout)
  const data = room(tensor, size)
  const flat = copied(tensor)
  const plain = rowMajor(tensor.shape)
  for (let at = 0; at < flat.length; at += 1) {
    const place = tensor.shape.reduce((sum, side, axis) => {
      const index = Math.floor(at / (plain[axis] ?? 1)) % side
      return sum + index * (stride[axis] ?? 0)
    }, offset)
    data[place] = flat[at] ?? 0
  }
  return view(data, tensor.shape, stride, offset)
}

/** The same numbers as float32 or float64; integers stay as they are. */
export const recast = (tensor: Tensor, dtype: "float32" | "float64"): Tensor => {
  if (isInt32(tensor) || isUint8(tensor)) return tensor
  const values = toArray(tensor)
  const data = dtype === "float32" ? Float32Array.from(values) : Float64Array.from(values)
  return view(data, tensor.shape, rowMajor(tensor.shape), 0)
}

/** A row-major tensor of the same kind with another shape and other values. */
export const remake = (tensor: Tensor, shape: readonly number[], values: readonly number[]): Tensor => {
  const data = room(tensor, values.length)
  values.forEach((value, at) => {
    data[at] = value
  })
  return view(data, shape, rowMajor(shape), 0)
}

/** An input record with every tensor replaced. */
export const mapTensors = (
  input: object,
  f: (tensor: Tensor, name: string) => Tensor,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]: [string, unknown]) => [
      name,
      isTensor(value) ? f(value, name) : value,
    ]),
  )
