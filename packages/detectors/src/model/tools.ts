import type { Engine } from "@detspec/networks"
import type { Backend } from "@detspec/spec"

/** What a detector computes with: an engine for its networks, a backend for all the rest. Both can be swapped. */
export interface Tools {
  readonly engine: Engine
  readonly backend: Backend
}
