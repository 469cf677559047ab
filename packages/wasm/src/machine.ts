import type { Call } from "./call.js"

/** Memory, the compiled module on it, and threads. After a failure it is thrown away as a whole. */
export interface Machine {
  /** Threads that work on a job: the calling one, and workers. */
  readonly threads: number
  /** What one call of a kernel works with; the memory of the call before is free again. */
  readonly begin: () => Call
  /** Bytes of linear memory. */
  readonly held: () => number
  /** False when a worker is gone. */
  readonly isWhole: () => boolean
  readonly close: () => Promise<void>
}

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
