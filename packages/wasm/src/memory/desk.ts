import type { Tensor } from "@detspec/core"
import { isFloat, isInt32, sizeOf, wrapFloat32, wrapFloat64, wrapInt32, wrapUint8 } from "@detspec/core"
import type { Call, Job } from "../call.js"
import type { Arena } from "./arena.js"
import { pack } from "./pack.js"

const copyOf = <T extends Float64Array | Float32Array | Int32Array | Uint8Array>(target: T, source: T): T => {
  target.set(source)
  return target
}

/** What a kernel works with: tensors in and out of a memory that `run` computes in. */
export const desk = (memory: WebAssembly.Memory, { reserve }: Arena, run: (job: Job) => void): Call => {
  const floats = (at: number, length: number) => new Float32Array(memory.buffer, at, length)
  const doubles = (at: number, length: number) => new Float64Array(memory.buffer, at, length)
  const ints = (at: number, length: number) => new Int32Array(memory.buffer, at, length)
  const bytes = (at: number, length: number) => new Uint8Array(memory.buffer, at, length)
  const put = (tensor: Tensor): number => {
    const { size } = tensor
    const wide = isFloat(tensor) || isInt32(tensor)
    const at = reserve(wide ? 4 * size : size)
    pack(isFloat(tensor) ? floats(at, size) : isInt32(tensor) ? ints(at, size) : bytes(at, size), tensor)
    return at
  }
  return {
    put,
    putFloat32: (values) => {
      const at = reserve(4 * values.length)
      floats(at, values.length).set(values)
      return at
    },
    putFloat64: (values) => {
      const at = reserve(8 * values.length)
      doubles(at, values.length).set(values)
      return at
    },
    putInt32: (values) => {
      const at = reserve(4 * values.length)
      ints(at, values.length).set(values)
      return at
    },
    room: reserve,
    clear: (at, length) => {
      bytes(at, length).fill(0)
    },
    run,
    float32: (at, shape) =>
      wrapFloat32(shape, copyOf(new Float32Array(sizeOf(shape)), floats(at, sizeOf(shape)))),
    float64: (at, shape) =>
      wrapFloat64(shape, copyOf(new Float64Array(sizeOf(shape)), doubles(at, sizeOf(shape)))),
    int32: (at, shape) => wrapInt32(shape, copyOf(new Int32Array(sizeOf(shape)), ints(at, sizeOf(shape)))),
    uint8: (at, shape) => wrapUint8(shape, copyOf(new Uint8Array(sizeOf(shape)), bytes(at, sizeOf(shape)))),
  }
}
