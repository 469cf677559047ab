import type { Tensor } from "@detspec/core"
import { dtypeOf, isTensor, toArray } from "@detspec/core"

/** Longer tensors are cut. */
const longest = 64

const nested = (values: readonly number[], shape: readonly number[]): string => {
  const [side = 0, ...rest] = shape
  if (shape.length === 0) return String(values[0])
  const step = side === 0 ? 0 : values.length / side
  return `[${Array.from({ length: side }, (_, i) => nested(values.slice(i * step, (i + 1) * step), rest)).join(", ")}]`
}

/** `int32 [2] [0, 3]`. */
export const showTensor = (tensor: Tensor): string =>
  tensor.size > longest
    ? `${dtypeOf(tensor)} [${tensor.shape}] ${toArray(tensor).slice(0, 8).join(", ")}, …`
    : `${dtypeOf(tensor)} [${tensor.shape}] ${nested(toArray(tensor), tensor.shape)}`

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
