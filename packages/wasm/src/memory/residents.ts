import type { Float32Tensor, Int32Tensor, Shape, Tensor, Uint8Tensor } from "@detspec/core"
import { isContiguous, isFloat64, sizeOf, wrapFloat32, wrapInt32, wrapUint8 } from "@detspec/core"
import type { Heap } from "./heap.js"

/** Tensors of the caller's that lie in the backend's memory, or beside it when it is full: kernels read them where they are. */
export interface Residents {
  readonly float32: (shape: Shape) => Float32Tensor
  readonly int32: (shape: Shape) => Int32Tensor
  readonly uint8: (shape: Shape) => Uint8Tensor
  /** A tensor on a block that was taken already. */
  readonly float32At: (address: number, shape: Shape) => Float32Tensor
  readonly int32At: (address: number, shape: Shape) => Int32Tensor
  readonly uint8At: (address: number, shape: Shape) => Uint8Tensor
  /** Where a tensor's numbers lie in memory, side by side; undefined when they do not. */
  readonly addressOf: (tensor: Tensor) => number | undefined
  /** Gives the memory of a tensor back: it must not be read any more. */
  readonly release: (tensor: Tensor) => void
}

/** Only in shared memory, which does not go away when it grows. */
export const residents = (memory: WebAssembly.Memory, { take, give }: Heap): Residents => {
  const buffers = new WeakSet<ArrayBufferLike>()
  const buffer = (): ArrayBufferLike => {
    buffers.add(memory.buffer)
    return memory.buffer
  }
  /** The arrays whose blocks are not given back yet: a second release does nothing. */
  const live = new WeakSet<ArrayBufferView>()
  const alive = <T extends ArrayBufferView>(data: T): T => {
    live.add(data)
    return data
  }
  const float32At = (at: number, shape: Shape) =>
    wrapFloat32(shape, alive(new Float32Array(buffer(), at, sizeOf(shape))))
  const int32At = (at: number, shape: Shape) =>
    wrapInt32(shape, alive(new Int32Array(buffer(), at, sizeOf(shape))))
  const uint8At = (at: number, shape: Shape) =>
    wrapUint8(shape, alive(new Uint8Array(buffer(), at, sizeOf(shape))))
  const room = (bytes: number): number | undefined => {
    try {
      return take(bytes)
    } catch {
      return undefined
    }
  }
  return {
    float32At,
    int32At,
    uint8At,
    float32: (shape) => {
      const at = room(4 * sizeOf(shape))
      return at === undefined ? wrapFloat32(shape, new Float32Array(sizeOf(shape))) : float32At(at, shape)
    },
    int32: (shape) => {
      const at = room(4 * sizeOf(shape))
      return at === undefined ? wrapInt32(shape, new Int32Array(sizeOf(shape))) : int32At(at, shape)
    },
    uint8: (shape) => {
      const at = room(sizeOf(shape))
      return at === undefined ? wrapUint8(shape, new Uint8Array(sizeOf(shape))) : uint8At(at, shape)
    },
    addressOf: (tensor) => {
      const { data, offset } = tensor
      if (!buffers.has(data.buffer) || isFloat64(tensor) || !isContiguous(tensor)) return undefined
      return data.byteOffset + data.BYTES_PER_ELEMENT * offset
    },
    release: ({ data }) => {
      if (live.delete(data)) give(data.byteOffset)
    },
  }
}
