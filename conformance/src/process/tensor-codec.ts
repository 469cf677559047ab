import { Buffer } from "node:buffer"
import { endianness } from "node:os"
import type { DType, Tensor } from "@detspec/core"
import {
  dtypeOf,
  isContiguous,
  isFloat32,
  isFloat64,
  sizeOf,
  toArray,
  wrapFloat32,
  wrapFloat64,
  wrapInt32,
  wrapUint8,
} from "@detspec/core"
import type { WireTensor } from "./message-types.js"

const widths: Readonly<Record<DType, number>> = { float64: 8, float32: 4, int32: 4, uint8: 1 }

const swapped = (bytes: Buffer, width: number): Buffer => {
  if (endianness() === "LE" || width === 1) return bytes
  return width === 8 ? bytes.swap64() : bytes.swap32()
}

const bytesOf = (data: ArrayBufferView): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength)

/** The elements side by side, row-major, copied only where they do not lie so. */
const packed = (tensor: Tensor): ArrayBufferView => {
  if (isContiguous(tensor)) return tensor.data.subarray(tensor.offset, tensor.offset + tensor.size)
  const values = toArray(tensor)
  if (isFloat64(tensor)) return Float64Array.from(values)
  if (isFloat32(tensor)) return Float32Array.from(values)
  return tensor.data instanceof Int32Array ? Int32Array.from(values) : Uint8Array.from(values)
}

/** Any view as it travels: row-major, little-endian, base64. */
export const encodeTensor = (tensor: Tensor): WireTensor => {
  const dtype = dtypeOf(tensor)
  const bytes = bytesOf(packed(tensor))
  const plain = endianness() === "LE" ? bytes : swapped(Buffer.from(bytes), widths[dtype])
  return { dtype, shape: [...tensor.shape], data: plain.toString("base64") }
}

/** The tensor that travelled; in words what is wrong where its data do not fit its shape. */
export const decodeTensor = ({ dtype, shape, data }: WireTensor): Tensor | string => {
  const bytes = Buffer.from(data, "base64")
  const wanted = sizeOf(shape) * widths[dtype]
  if (bytes.length !== wanted)
    return `${bytes.length} bytes for ${dtype} [${shape.join(", ")}], which is ${wanted}`
  const own = new Uint8Array(wanted)
  own.set(swapped(bytes, widths[dtype]))
  switch (dtype) {
    case "float64":
      return wrapFloat64(shape, new Float64Array(own.buffer))
    case "float32":
      return wrapFloat32(shape, new Float32Array(own.buffer))
    case "int32":
      return wrapInt32(shape, new Int32Array(own.buffer))
    case "uint8":
      return wrapUint8(shape, own)
  }
}
