import type { DType, Tensor } from "@detspec/core"
import { describeValue, dtypeOf, isTensor, toArray } from "@detspec/core"

/** A number as JSON holds it: those that it has no word for are written out. */
export type PlainNumber = number | "NaN" | "Infinity" | "-Infinity" | "-0"

/** A tensor in row-major order; of a large one only the beginning, and how much is left out. */
export interface PlainTensor {
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly data: readonly PlainNumber[]
  readonly omitted?: number
}

/** A field of an input or output as JSON. What is no value of any field is told in words. */
export type PlainValue =
  | PlainTensor
  | { readonly number: PlainNumber }
  | { readonly numbers: readonly PlainNumber[] }
  | { readonly choice: string | boolean }
  | { readonly other: string }

/** More elements than this are left out. */
const longest = 4096

const plainNumber = (x: number): PlainNumber => {
  if (Number.isNaN(x)) return "NaN"
  if (x === Infinity) return "Infinity"
  if (x === -Infinity) return "-Infinity"
  return Object.is(x, -0) ? "-0" : x
}

export const plainTensor = (tensor: Tensor): PlainTensor => {
  const data = toArray(tensor)
  const omitted = data.length - longest
  return {
    dtype: dtypeOf(tensor),
    shape: [...tensor.shape],
    data: data.slice(0, longest).map(plainNumber),
    ...(omitted > 0 ? { omitted } : {}),
  }
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((x) => typeof x === "number")

const plainValue = (value: unknown): PlainValue => {
  if (isTensor(value)) return plainTensor(value)
  if (typeof value === "number") return { number: plainNumber(value) }
  if (isNumbers(value)) return { numbers: value.map(plainNumber) }
  return typeof value === "string" || typeof value === "boolean"
    ? { choice: value }
    : { other: describeValue(value) }
}

/** A record of fields as JSON. */
export const plainRecord = (record: object): Readonly<Record<string, PlainValue>> =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]: [string, unknown]) => [name, plainValue(value)]),
  )
