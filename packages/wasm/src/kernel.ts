import type { In, OperationName, Out } from "@detspec/spec"
import type { Call } from "./call.js"

/** How the machine computes an operation: tensors into memory, tasks, tensors out of memory. Input is checked. */
export type KernelOf<K extends OperationName> = (input: In<K>, call: Call) => Out<K>

/**
 * A kernel that looks at the numbers of its input while it computes with them, by `watch`, so that they are read once.
 * Of its input kinds, shapes and single numbers are checked before; floats and bytes are whatever came, and must not make
 * it trap. What it saw decides afterwards whether there is an answer.
 */
export interface LookingKernel<K extends OperationName> {
  readonly looking: KernelOf<K>
}

/**
 * A kernel that looks at the numbers of one field of its input as it tries a quicker way, which not all input has; all
 * else is checked before. Without an answer the input is checked as a whole, and goes the other way.
 */
export interface TryingKernel<K extends OperationName> {
  readonly trying: (input: In<K>, call: Call) => Out<K> | undefined
  readonly trusts: keyof In<K>
  readonly otherwise: KernelOf<K>
}

/** A kernel, or where else the operation goes: to the host backend. */
export type Placement<K extends OperationName> = KernelOf<K> | LookingKernel<K> | TryingKernel<K> | "host"
