import type { Call } from "./call.js"
import type { Residents } from "./memory/residents.js"
import type { Survey } from "./memory/survey.js"

/** Memory, the compiled module on it, and threads. After a failure it is thrown away as a whole. */
export interface Machine {
  /** Threads that work on a job: the calling one, and workers. */
  readonly threads: number
  /** What one call of a kernel works with; the memory of the call before is free again. */
  readonly begin: () => Call
  /** What the call in hand knows of the numbers that it was given. */
  readonly survey: Survey
  /** Room in memory for tensors of the caller's; undefined where memory moves as it grows. */
  readonly residents: Residents | undefined
  /** Bytes of linear memory. */
  readonly held: () => number
  /** False when a worker is gone. */
  readonly isWhole: () => boolean
  readonly close: () => Promise<void>
}

/** Calls `piece` for each part of `grain` elements, the last one shorter. */
export const inPieces = (count: number, grain: number, piece: (first: number, end: number) => void): void => {
  for (let first = 0; first < count; first += grain) piece(first, Math.min(first + grain, count))
}

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
