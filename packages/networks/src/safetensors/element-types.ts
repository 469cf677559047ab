import type { Shape, Tensor } from "@detspec/core"
import { wrapFloat32, wrapFloat64, wrapInt32, wrapUint8 } from "@detspec/core"
import { getFloat16 } from "@petamoriken/float16"

/** How an element type of the format is read: its width in bytes, and the tensor of numbers that hold it exactly. */
export interface ElementReader {
  readonly width: number
  /** Undefined where a number does not fit. */
  readonly read: (view: DataView, shape: Shape) => Tensor | undefined
}

type Get = (view: DataView, at: number) => number

/** Writes the numbers of a view into an array: a plain loop, since files hold millions. */
const filled = <D extends Float32Array | Float64Array>(
  into: D,
  view: DataView,
  width: number,
  get: Get,
): D => {
  for (let k = 0; k < into.length; k += 1) into[k] = get(view, k * width)
  return into
}

const float64Reader: ElementReader = {
  width: 8,
  read: (view, shape) =>
    wrapFloat64(
      shape,
      filled(new Float64Array(view.byteLength / 8), view, 8, (from, at) => from.getFloat64(at, true)),
    ),
}

const float32Reader = (width: number, get: Get): ElementReader => ({
  width,
  read: (view, shape) =>
    wrapFloat32(shape, filled(new Float32Array(view.byteLength / width), view, width, get)),
})

const integerReader = (width: number, get: Get): ElementReader => ({
  width,
  read: (view, shape) => {
    const numbers = filled(new Float64Array(view.byteLength / width), view, width, get)
    const fits = numbers.every((n) => n >= -(2 ** 31) && n < 2 ** 31)
    return fits ? wrapInt32(shape, Int32Array.from(numbers)) : undefined
  },
})

const byteReader: ElementReader = {
  width: 1,
  read: (view, shape) =>
    wrapUint8(shape, Uint8Array.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))),
}

/** The upper half of a float32. */
const getBfloat16: Get = (view, at) => {
  const half = new DataView(new ArrayBuffer(4))
  half.setUint16(2, view.getUint16(at, true), true)
  return half.getFloat32(0, true)
}

/** Element types of the format, little-endian. Halves widen to float32, integers to int32, bytes and truth values stay bytes. */
export const elementReaders: ReadonlyMap<string, ElementReader> = new Map([
  ["F64", float64Reader],
  ["F32", float32Reader(4, (view, at) => view.getFloat32(at, true))],
  ["F16", float32Reader(2, (view, at) => getFloat16(view, at, true))],
  ["BF16", float32Reader(2, getBfloat16)],
  ["I64", integerReader(8, (view, at) => Number(view.getBigInt64(at, true)))],
  ["U64", integerReader(8, (view, at) => Number(view.getBigUint64(at, true)))],
  ["I32", integerReader(4, (view, at) => view.getInt32(at, true))],
  ["U32", integerReader(4, (view, at) => view.getUint32(at, true))],
  ["I16", integerReader(2, (view, at) => view.getInt16(at, true))],
  ["U16", integerReader(2, (view, at) => view.getUint16(at, true))],
  ["I8", integerReader(1, (view, at) => view.getInt8(at))],
  ["U8", byteReader],
  ["BOOL", byteReader],
])
