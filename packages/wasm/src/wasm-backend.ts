import type { DetectionError, Float32Tensor, Int32Tensor, Shape, Tensor, Uint8Tensor } from "@detspec/core"
import { backendFailure, outOfRange, sizeOf, wrapFloat32, wrapInt32, wrapUint8 } from "@detspec/core"
import type { Backend, In, OperationName, Out } from "@detspec/spec"
import { byName, everyOperation, specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { URI as TaskEitherURI } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { arithmetic } from "./arithmetic.js"
import type { Placement } from "./kernel.js"
import { kernels } from "./kernels.js"
import type { Machine } from "./machine.js"
import { openMachine } from "./open-machine.js"
import type { Run } from "./run.js"
import { runOf } from "./run.js"
import { processors } from "./threads/processors.js"
import type { Workshop } from "./workshop.js"
import { workshop } from "./workshop.js"

export interface WasmOptions {
  /** How many threads work, the calling one among them; results do not depend on it. Every processor's unless it is said. */
  readonly threads?: number
  /**
   * Where large answers lie: "copied" into ordinary arrays unless it is said, or "resident" in the backend's memory,
   * which saves the copy. Resident answers are the caller's own until `release`, and memory grows by those that are not.
   */
  readonly answers?: "copied" | "resident"
}

/** A backend that also takes tensors into its memory, where memory is shared; elsewhere they are ordinary ones. */
export interface WasmBackend extends Backend {
  /** Bytes of linear memory. */
  readonly held: () => number
  /** A tensor in the backend's memory, with whatever was there before: given to an operation, it is not copied. */
  readonly float32: (shape: Shape) => Float32Tensor
  readonly int32: (shape: Shape) => Int32Tensor
  readonly uint8: (shape: Shape) => Uint8Tensor
  /** Gives the memory of such a tensor, or of a resident answer, back: it must not be read any more. */
  readonly release: (tensor: Tensor) => void
}

type Answer<K extends OperationName> = TE.TaskEither<DetectionError, Out<K>>

const reason = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

const failure = (name: OperationName, thrown: unknown): DetectionError =>
  thrown instanceof RangeError && thrown.cause === "memory"
    ? backendFailure(name, "input", "fit into the memory of WebAssembly", thrown.message)
    : backendFailure(name, "kernel", "run", reason(thrown))

const onMachine =
  <K extends OperationName>(name: K, run: Run<K>, { ready, discard }: Workshop) =>
  (input: In<K>): Answer<K> =>
  async () => {
    let machine: Machine | undefined
    try {
      machine = await ready()
      return run(input, machine)
    } catch (thrown) {
      const error = failure(name, thrown)
      if (machine !== undefined && error.field === "kernel") discard(machine)
      return E.left(error)
    }
  }

const answer = <K extends OperationName>(name: K, shop: Workshop): ((input: In<K>) => Answer<K>) => {
  const placement: Placement<K> = kernels[name]
  return placement === "host" ? specBackend.operations[name] : onMachine(name, runOf(name, placement), shop)
}

const deviceWords = (threads: number): string =>
  `WebAssembly SIMD, ${threads} ${threads === 1 ? "thread" : "threads"}`

const backendOn = (shop: Workshop, threads: number): WasmBackend => {
  const closed = (name: OperationName) =>
    backendFailure(name, "backend", "still be open", "one that was disposed of")
  return {
    name: "wasm",
    device: deviceWords(threads),
    arithmetic,
    runsOn: everyOperation((name) => (kernels[name] === "host" ? "host" : "device")),
    operations: byName<TaskEitherURI>(<K extends OperationName>(name: K) => {
      const open = answer(name, shop)
      return (input: In<K>): Answer<K> => (shop.isClosed() ? TE.left(closed(name)) : open(input))
    }),
    dispose: shop.close,
    held: () => shop.machine()?.held() ?? 0,
    float32: (shape) =>
      shop.machine()?.residents?.float32(shape) ?? wrapFloat32(shape, new Float32Array(sizeOf(shape))),
    int32: (shape) =>
      shop.machine()?.residents?.int32(shape) ?? wrapInt32(shape, new Int32Array(sizeOf(shape))),
    uint8: (shape) =>
      shop.machine()?.residents?.uint8(shape) ?? wrapUint8(shape, new Uint8Array(sizeOf(shape))),
    release: (tensor) => shop.machine()?.residents?.release(tensor),
  }
}

const mostThreads = 64

const isThreads = (threads: number): boolean =>
  Number.isInteger(threads) && threads >= 1 && threads <= mostThreads

/**
 * The operations of detection in WebAssembly: four floats at a time, on several threads where memory can be
 * shared. Left(OutOfRange) for a number of threads that is none, Left(BackendFailure) where there is no SIMD or no worker starts.
 */
export const wasmBackend = ({
  threads,
  answers = "copied",
}: WasmOptions = {}): TE.TaskEither<DetectionError, WasmBackend> => {
  if (threads !== undefined && !isThreads(threads))
    return TE.left(
      outOfRange("wasmBackend", "threads", `be a whole number from 1 to ${mostThreads}`, String(threads)),
    )
  return TE.tryCatch(
    async () => {
      const wanted = threads ?? Math.min(await processors(), mostThreads)
      const shop = workshop(() => openMachine(wanted, answers === "resident"))
      return backendOn(shop, (await shop.ready()).threads)
    },
    (thrown) => backendFailure("wasmBackend", "WebAssembly", "start", reason(thrown)),
  )
}
