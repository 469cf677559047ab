import type { DType } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import type { Only } from "./options.js"

/** A tensor as it travels. */
export interface WireTensor {
  readonly dtype: DType
  readonly shape: readonly number[]
  /** Base64 of the elements, row-major, little-endian. */
  readonly data: string
}

/** A number; NaN, the infinities and -0, for which JSON has no word, as a record. */
export type WireNumber = number | { readonly number: "NaN" | "Infinity" | "-Infinity" | "-0" }
export type WireScalar = WireNumber | string | boolean | null
/** A field of an input: bad input may hold any of these anywhere. */
export type WireValue = WireTensor | WireScalar | readonly (WireScalar | readonly WireScalar[])[]

export interface WireCall {
  readonly id: number
  readonly operation: OperationName
  readonly input: Readonly<Record<string, WireValue>>
}

/** What the harness says. */
export type Request =
  | { readonly type: "hello"; readonly protocol: 1 }
  | { readonly type: "echo"; readonly tensors: readonly WireTensor[] }
  | { readonly type: "call"; readonly calls: readonly WireCall[] }
  | { readonly type: "stop" }

export type FloatType = "float64" | "float32"

/** What a backend says of itself. Errors in units of roundoff; what is left out is as IEEE 754 and good libraries have it. */
export interface HelloAnswer {
  readonly type: "hello"
  readonly protocol: 1
  readonly name: string
  readonly device: string
  readonly arithmetic: {
    readonly unit: number
    readonly division?: number
    readonly root?: number
    readonly exp?: number
    readonly log?: number
    readonly arctangent?: number
    readonly tiny?: number
  }
  /** Who refuses bad input: the harness before it travels, or the backend. */
  readonly checks: "harness" | "own"
  readonly operations: {
    /** The floating point types that its tensors may have. */
    readonly [K in OperationName]?: {
      readonly dtypes: readonly FloatType[]
      /** The values of an option that it has, where it has not all. */
      readonly only?: Only
    }
  }
}

export interface EchoAnswer {
  readonly type: "echo"
  readonly tensors: readonly WireTensor[]
}

/** What a backend says to one call. Before its outputs were looked at, they are unknown. */
export type Answer<Output = WireTensor> =
  | { readonly id: number; readonly status: "ok"; readonly output: Readonly<Record<string, Output>> }
  | { readonly id: number; readonly status: "unsupported"; readonly message?: string }
  | {
      readonly id: number
      readonly status: "error"
      readonly type: string
      readonly message: string
      readonly field?: string
      readonly expected?: string
      readonly actual?: string
    }

export interface CallAnswer<Output = WireTensor> {
  readonly type: "call"
  readonly answers: readonly Answer<Output>[]
}
