import type { Tensor } from "@detspec/core"
import type { In, OperationName } from "@detspec/spec"

/** An operation on one input, to be timed. */
export interface Question<K extends OperationName> {
  readonly operation: K
  readonly input: In<K>
  /** About how long to go on. */
  readonly seconds: number
  /** Whether the answers are wanted too. */
  readonly compare: boolean
}

export type Outputs = Readonly<Record<string, Tensor>>

/** Milliseconds of each call, and the answers of the last; or why there are none. */
export type Reply =
  | { readonly milliseconds: readonly number[]; readonly outputs: Outputs }
  | { readonly missing: string }

/** Somebody who computes operations of detection: a library, a backend. */
export interface Peer {
  readonly name: string
  readonly ask: <K extends OperationName>(question: Question<K>) => Promise<Reply>
  readonly close: () => Promise<void>
}
