import type { Tensor } from "@detspec/core"
import { dtypeOf, isTensor, toArray } from "@detspec/core"

/** Longer tensors are cut, or told by the few elements that are not 0. */
const longest = 64
const mostTold = 16

const nested = (values: readonly number[], shape: readonly number[]): string => {
  const [side = 0, ...rest] = shape
  if (shape.length === 0) return String(values[0])
  const step = side === 0 ? 0 : values.length / side
  return `[${Array.from({ length: side }, (_, i) => nested(values.slice(i * step, (i + 1) * step), rest)).join(", ")}]`
}

/** Where in a tensor of that shape the element lies that comes as number `at`. */
const placeOf = (at: number, shape: readonly number[]): readonly number[] => {
  const side = shape.at(-1)
  return side === undefined ? [] : [...placeOf(Math.floor(at / side), shape.slice(0, -1)), at % side]
}

const long = (values: readonly number[], shape: readonly number[]): string => {
  const told = values.flatMap((value, at) => (value === 0 ? [] : [{ value, at }]))
  if (told.length > mostTold) return `${values.slice(0, 8).join(", ")}, …`
  const places = told.map(({ value, at }) => `[${placeOf(at, shape)}] = ${value}`)
  return `all 0${places.length > 0 ? " but " : ""}${places.join(", ")}`
}

/** `int32 [2] [0, 3]`. */
export const showTensor = (tensor: Tensor): string => {
  const values = toArray(tensor)
  const text = tensor.size > longest ? long(values, tensor.shape) : nested(values, tensor.shape)
  return `${dtypeOf(tensor)} [${tensor.shape}] ${text}`
}

/** Any input of a law in readable text: tensors as nested lists with their type and shape. */
export const show = (value: unknown): string => {
  if (value === undefined) return "a fixed case"
  if (isTensor(value)) return showTensor(value)
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`
  if (typeof value === "object" && value !== null) {
    return `{ ${Object.entries(value)
      .map(([name, field]) => `${name}: ${show(field)}`)
      .join(", ")} }`
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value)
}
