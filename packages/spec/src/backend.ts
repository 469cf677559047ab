import type { Arithmetic, DetectionError } from "@detspec/core"
import type { Kind2, URIS2 } from "fp-ts/HKT"
import type { Task } from "fp-ts/lib/Task.js"
import type { URI as TaskEitherURI } from "fp-ts/lib/TaskEither.js"
import type { In, OperationName, Out } from "./operations.js"

/** All operations, read in one functor: Either for the checked specification, TaskEither for a backend. */
export type Operations<F extends URIS2> = {
  readonly [K in OperationName]: (input: In<K>) => Kind2<F, DetectionError, Out<K>>
}

/** Where an operation executes: on the backend's own device, on the host it was given, or nowhere. */
export type Execution = "device" | "host" | "unsupported"

/**
 * An implementation of the operations. It accepts any strided view, its answers do not depend on earlier calls,
 * and it says truly where it runs. What it leaves out answers Unsupported.
 */
export interface Backend {
  readonly name: string
  /** What the device is, in words: "WebAssembly SIMD, 1 thread". */
  readonly device: string
  readonly arithmetic: Arithmetic
  readonly runsOn: { readonly [K in OperationName]: Execution }
  readonly operations: Operations<TaskEitherURI>
  /** Gives back what the backend holds; it answers no calls afterwards. */
  readonly dispose: Task<void>
}
