import type { DType, Tensor } from "@detspec/core"
import { dtypeOf, toArray } from "@detspec/core"
import { setFloat16 } from "@petamoriken/float16"

/** How each type of tensor is written: the format's word, its width in bytes, one number. */
interface ElementWriter {
  readonly word: string
  readonly width: number
  readonly set: (view: DataView, at: number, value: number) => void
}

const writers: Readonly<Record<DType | "float16", ElementWriter>> = {
  float64: { word: "F64", width: 8, set: (view, at, value) => view.setFloat64(at, value, true) },
  float32: { word: "F32", width: 4, set: (view, at, value) => view.setFloat32(at, value, true) },
  float16: { word: "F16", width: 2, set: (view, at, value) => setFloat16(view, at, value, true) },
  int32: { word: "I32", width: 4, set: (view, at, value) => view.setInt32(at, value, true) },
  uint8: { word: "U8", width: 1, set: (view, at, value) => view.setUint8(at, value) },
}

export interface WriteOptions {
  readonly metadata?: Readonly<Record<string, string>>
  /** "float16" rounds floating-point numbers to halves, for weights that are shipped; "own" keeps them. */
  readonly floats?: "own" | "float16"
}

const writerOf = (tensor: Tensor, floats: "own" | "float16"): ElementWriter => {
  const dtype = dtypeOf(tensor)
  const rounds = floats === "float16" && (dtype === "float32" || dtype === "float64")
  return writers[rounds ? "float16" : dtype]
}

const numbersOf = (tensor: Tensor, { width, set }: ElementWriter): Uint8Array => {
  const view = new DataView(new ArrayBuffer(tensor.size * width))
  toArray(tensor).forEach((value, k) => {
    set(view, k * width, value)
  })
  return new Uint8Array(view.buffer)
}

/** The header, padded by spaces to a multiple of eight bytes, after its length. */
const headerOf = (header: object): readonly Uint8Array[] => {
  const text = JSON.stringify(header)
  const bytes = new TextEncoder().encode(text)
  const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8).fill(32)
  padded.set(bytes)
  const length = new DataView(new ArrayBuffer(8))
  length.setBigUint64(0, BigInt(padded.length), true)
  return [new Uint8Array(length.buffer), padded]
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** A safetensors file of tensors by name, in the order in which they come. */
export const writeSafetensors = (
  tensors: Readonly<Record<string, Tensor>>,
  { metadata, floats = "own" }: WriteOptions = {},
): Uint8Array => {
  const parts: Uint8Array[] = []
  const header: (readonly [string, object])[] = metadata ? [["__metadata__", metadata]] : []
  let at = 0
  for (const [name, tensor] of Object.entries(tensors)) {
    const writer = writerOf(tensor, floats)
    const numbers = numbersOf(tensor, writer)
    parts.push(numbers)
    header.push([name, { dtype: writer.word, shape: tensor.shape, data_offsets: [at, at + numbers.length] }])
    at += numbers.length
  }
  return joined([...headerOf(Object.fromEntries(header)), ...parts])
}
