import type { Float32Tensor, Int32Tensor, Shape, Tensor, Uint8Tensor } from "@detspec/core"
import type { tasks } from "./generated/tasks.js"

export type Task = keyof typeof tasks

/** Elements 0 to `count` of a task, in pieces of `grain` elements that threads share; `scratch` bytes for each thread. */
export interface Job {
  readonly task: Task
  readonly count: number
  /** All elements in one piece unless it is said: then one thread does the work. */
  readonly grain?: number
  readonly scratch?: number
  /** In the order in which the task's class `Arguments` declares them. */
  readonly arguments: readonly number[]
}

/** What a kernel may do during one call. Addresses hold until the call ends. */
export interface Call {
  /** The address of a tensor's numbers, row-major, floats as float32: a copy, or the caller's own. Only to be read. */
  readonly put: (tensor: Tensor) => number
  /** The address of numbers that are laid out already. */
  readonly putFloat32: (values: ArrayLike<number>) => number
  readonly putFloat64: (values: ArrayLike<number>) => number
  readonly putInt32: (values: ArrayLike<number>) => number
  /** Room for so many bytes, at a multiple of 64, with whatever was there before. */
  readonly room: (bytes: number) => number
  /** Sets so many bytes to 0, or to another number below 256. */
  readonly clear: (address: number, bytes: number, value?: number) => void
  readonly run: (job: Job) => void
  /**
   * Where a kernel that looks at its input writes what each of so many pieces of work saw of a tensor's numbers, as
   * `assembly/lanes/sight.ts` lays it out; 0 when nobody asks, since the tensor is small or neither of float32 nor of bytes.
   */
  readonly watch: (tensor: Tensor, pieces: number) => number
  /** Numbers in memory, to be read at once: they are another's after the call, and gone when memory grows. */
  readonly float32s: (address: number, length: number) => Float32Array
  readonly float64s: (address: number, length: number) => Float64Array
  readonly int32s: (address: number, length: number) => Int32Array
  /** The answer, as tensors of the caller's own: each room is answered with once at most. */
  readonly float32: (address: number, shape: Shape) => Float32Tensor
  readonly int32: (address: number, shape: Shape) => Int32Tensor
  readonly uint8: (address: number, shape: Shape) => Uint8Tensor
}
