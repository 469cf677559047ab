import type { Tensor } from "@detspec/core"
import { isFloat, isInt32, sizeOf, wrapFloat32, wrapInt32, wrapUint8 } from "@detspec/core"
import type { Call, Job } from "../call.js"
import type { Arena } from "./arena.js"
import { pack } from "./pack.js"
import type { Residents } from "./residents.js"
import type { Survey } from "./survey.js"
import { surveys } from "./survey.js"

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

const answering = (
  views: ReturnType<typeof viewsOf>,
  { keep }: Arena,
  { residents, keepAnswers }: Places,
): Pick<Call, "float32" | "int32" | "uint8"> => {
  const kept = (at: number): Residents | undefined => (keepAnswers && keep(at) ? residents : undefined)
  const { floats, ints, bytes } = views
  return {
    float32: (at, shape) =>
      kept(at)?.float32At(at, shape) ??
      wrapFloat32(shape, copyOf(new Float32Array(sizeOf(shape)), floats(at, sizeOf(shape)))),
    int32: (at, shape) =>
      kept(at)?.int32At(at, shape) ??
      wrapInt32(shape, copyOf(new Int32Array(sizeOf(shape)), ints(at, sizeOf(shape)))),
    uint8: (at, shape) =>
      kept(at)?.uint8At(at, shape) ??
      wrapUint8(shape, copyOf(new Uint8Array(sizeOf(shape)), bytes(at, sizeOf(shape)))),
  }
}

/** What kernels work with, one call after the other. */
export interface Desk {
  /** Begins a call: what belonged to the one before is gone. */
  readonly begin: () => Call
  readonly survey: Survey
}

/** Tensors in and out of a memory that `run` computes in. */
export const desk = (
  memory: WebAssembly.Memory,
  region: Arena,
  run: (job: Job) => void,
  places: Places,
): Desk => {
  const views = viewsOf(memory)
  const { tensor: copy, ...put } = putting(views, region)
  const placed = new Map<Tensor, number>()
  const place = (tensor: Tensor): number => {
    const known = placed.get(tensor)
    if (known !== undefined) return known
    const at = places.residents?.addressOf(tensor) ?? copy(tensor)
    placed.set(tensor, at)
    return at
  }
  const work = {
    ...put,
    put: place,
    room: region.reserve,
    run,
    float32s: views.floats,
    float64s: views.doubles,
    int32s: views.ints,
  }
  const { watch, forget, ...survey } = surveys(work)
  const clear = (at: number, length: number, value = 0): void => {
    views.bytes(at, length).fill(value)
  }
  const call: Call = { ...work, ...answering(views, region, places), clear, watch }
  return {
    begin: () => {
      region.reset()
      placed.clear()
      forget()
      return call
    },
    survey,
  }
}
