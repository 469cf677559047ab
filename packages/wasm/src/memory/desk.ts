import type { Tensor } from "@detspec/core"
import { isFloat, isInt32, sizeOf, wrapFloat32, wrapInt32, wrapUint8 } from "@detspec/core"
import type { Call, Job } from "../call.js"
import type { Arena } from "./arena.js"
import { pack } from "./pack.js"
import type { Residents } from "./residents.js"

/** Where answers lie: copied into ordinary arrays, or left in memory, which takes a place for the caller's tensors. */
export interface Places {
  readonly residents?: Residents
  readonly keepAnswers: boolean
}

type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array

const copyOf = <T extends Numbers>(target: T, source: T): T => {
  target.set(source)
  return target
}

/** Typed views on a memory, which are of use until it grows. */
const viewsOf = (memory: WebAssembly.Memory) => ({
  doubles: (at: number, length: number) => new Float64Array(memory.buffer, at, length),
  floats: (at: number, length: number) => new Float32Array(memory.buffer, at, length),
  ints: (at: number, length: number) => new Int32Array(memory.buffer, at, length),
  bytes: (at: number, length: number) => new Uint8Array(memory.buffer, at, length),
})

const putting = (views: ReturnType<typeof viewsOf>, { reserve }: Arena) => {
  const placed =
    <T extends Numbers>(width: number, view: (at: number, length: number) => T) =>
    (values: ArrayLike<number>): number => {
      const at = reserve(width * values.length)
      view(at, values.length).set(values)
      return at
    }
  const tensor = (tensor: Tensor): number => {
    const { size } = tensor
    const width = isFloat(tensor) || isInt32(tensor) ? 4 : 1
    const at = reserve(width * size)
    const view = isFloat(tensor) ? views.floats : isInt32(tensor) ? views.ints : views.bytes
    pack(view(at, size), tensor)
    return at
  }
  return {
    tensor,
    putFloat32: placed(4, views.floats),
    putFloat64: placed(8, views.doubles),
    putInt32: placed(4, views.ints),
  }
}

/** What a kernel works with during one call: tensors in and out of a memory that `run` computes in. */
export const desk = (
  memory: WebAssembly.Memory,
  region: Arena,
  run: (job: Job) => void,
  { residents, keepAnswers }: Places,
): Call => {
  const views = viewsOf(memory)
  const { floats, doubles, ints, bytes } = views
  const { tensor: copy, ...put } = putting(views, region)
  const places = new Map<Tensor, number>()
  const kept = (at: number): Residents | undefined =>
    keepAnswers && residents !== undefined && region.keep(at) ? residents : undefined
  return {
    ...put,
    put: (tensor) => {
      const at = places.get(tensor) ?? residents?.addressOf(tensor) ?? copy(tensor)
      places.set(tensor, at)
      return at
    },
    room: region.reserve,
    clear: (at, length, value = 0) => {
      bytes(at, length).fill(value)
    },
    run,
    float32s: floats,
    float64s: doubles,
    int32s: ints,
    float32: (at, shape) =>
      kept(at)?.float32At(at, shape) ??
      wrapFloat32(shape, copyOf(new Float32Array(sizeOf(shape)), floats(at, sizeOf(shape)))),
    int32: (at, shape) =>
      kept(at)?.int32At(at, shape) ??
      wrapInt32(shape, copyOf(new Int32Array(sizeOf(shape)), ints(at, sizeOf(shape)))),
    uint8: (at, shape) => wrapUint8(shape, copyOf(new Uint8Array(sizeOf(shape)), bytes(at, sizeOf(shape)))),
  }
}
