import type { In, OperationName, Out } from "@detspec/spec"
import type { Call } from "./call.js"

/** How the machine computes an operation: tensors into memory, tasks, tensors out of memory. Input is checked. */
export type KernelOf<K extends OperationName> = (input: In<K>, call: Call) => Out<K>

/** A kernel, or where else the operation goes: to the host backend. */
export type Placement<K extends OperationName> = KernelOf<K> | "host"
