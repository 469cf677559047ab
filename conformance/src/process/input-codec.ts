import type { Tensor } from "@detspec/core"
import { dtypeOf, isFloat, isTensor, toArray, wrapFloat32, wrapFloat64 } from "@detspec/core"
import type { Option } from "fp-ts/lib/Option.js"
import { isNone, none, some } from "fp-ts/lib/Option.js"
import type { FloatType, WireCall, WireScalar, WireValue } from "./message-types.js"
import { encodeTensor } from "./tensor-codec.js"

/** A float tensor in a type that the backend takes; others go as they are. */
const taken = (tensor: Tensor, types: readonly FloatType[]): Tensor => {
  if (!isFloat(tensor) || types.some((type) => type === dtypeOf(tensor))) return tensor
  const values = toArray(tensor)
  return types.includes("float64")
    ? wrapFloat64(tensor.shape, Float64Array.from(values))
    : wrapFloat32(tensor.shape, Float32Array.from(values))
}

const special = (value: number): WireScalar => {
  if (Number.isNaN(value)) return { number: "NaN" }
  if (Object.is(value, -0)) return { number: "-0" }
  return value === Infinity ? { number: "Infinity" } : value === -Infinity ? { number: "-Infinity" } : value
}

const scalar = (value: unknown): Option<WireScalar> => {
  if (typeof value === "number") return some(special(value))
  return typeof value === "string" || typeof value === "boolean" || value === null ? some(value) : none
}

/** Each element by `encode`; none when one of them cannot travel. */
const list = <T>(values: readonly unknown[], encode: (value: unknown) => Option<T>): Option<T[]> => {
  const all: T[] = []
  for (const value of values) {
    const one = encode(value)
    if (isNone(one)) return none
    all.push(one.value)
  }
  return some(all)
}

const nested = (value: unknown): Option<WireScalar | WireScalar[]> =>
  Array.isArray(value) ? list(value, scalar) : scalar(value)

const encodeValue = (value: unknown, types: readonly FloatType[]): Option<WireValue> => {
  if (isTensor(value)) return some(encodeTensor(taken(value, types)))
  return Array.isArray(value) ? list(value, nested) : scalar(value)
}

/** An input record as it travels, valid or not; none when JSON has no way to say it, as of a function. */
export const encodeInput = (input: unknown, types: readonly FloatType[]): Option<WireCall["input"]> => {
  if (typeof input !== "object" || input === null) return none
  const fields: Record<string, WireValue> = {}
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue
    const encoded = encodeValue(value, types)
    if (isNone(encoded)) return none
    fields[name] = encoded.value
  }
  return some(fields)
}
