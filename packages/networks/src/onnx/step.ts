import type { Shape } from "@detspec/core"

/** Numbers written into the file. */
export interface OnnxLiteral {
  readonly type: "float" | "int64"
  readonly shape: Shape
  readonly data: ArrayLike<number>
}

/** What an operator reads: a named value, numbers of its own, or nothing where an input may be left out. */
export type OnnxValue = string | OnnxLiteral | undefined

export type OnnxAttribute =
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly float: number }
  | { readonly text: string }

/** One operator of the file. */
export interface OnnxStep {
  readonly operator: string
  readonly inputs: readonly OnnxValue[]
  readonly outputs: readonly string[]
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>
}

export const floats = (shape: Shape, data: ArrayLike<number>): OnnxLiteral => ({ type: "float", shape, data })
export const float = (value: number): OnnxLiteral => floats([], [value])
export const int64s = (data: readonly number[]): OnnxLiteral => ({
  type: "int64",
  shape: [data.length],
  data,
})

/** One operator with one output. */
export const step = (
  operator: string,
  inputs: readonly OnnxValue[],
  output: string,
  attributes?: Readonly<Record<string, OnnxAttribute>>,
): OnnxStep => ({ operator, inputs, outputs: [output], ...(attributes === undefined ? {} : { attributes }) })
