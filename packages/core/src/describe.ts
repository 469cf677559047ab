import { dtypeOf, isTensor } from "./dtype.js"
import type { Dimension } from "./field.js"
import type { Tensor } from "./tensor.js"

/** `[3, 4]`, `[N, 4]`. */
export const describeShape = (shape: readonly Dimension[]): string => `[${shape.join(", ")}]`

/** `float32 [3, 4]`. */
export const describeTensor = (tensor: Tensor): string => `${dtypeOf(tensor)} ${describeShape(tensor.shape)}`

/** What came, in a few words: never the whole of it. */
export const describeValue = (value: unknown): string => {
  if (isTensor(value)) return describeTensor(value)
  if (value === undefined) return "nothing"
  if (typeof value === "string") return JSON.stringify(value.slice(0, 40))
  if (typeof value === "function") return "a function"
  if (Array.isArray(value))
    return `[${value.slice(0, 8).map(describeValue).join(", ")}${value.length > 8 ? ", …" : ""}]`
  if (typeof value === "object" && value !== null) return "an object"
  return Object.is(value, -0) ? "-0" : String(value)
}
