import type { Backend, OperationName, Overrides } from "@detspec/spec"
import { override, specBackend } from "@detspec/spec"

/** A bug, planted into an otherwise right backend: some law of its operation must fail. */
export interface Mutant {
  readonly operation: OperationName
  /** What is wrong, in plain words. */
  readonly bug: string
  /** Where it was seen: a public issue or file; "" for a bug that is merely likely. */
  readonly source: string
  /** A backend with the bug, of which nothing has been asked yet. */
  readonly backend: () => Backend
}

/** The specification with plain functions in place of operations: they see only input that the contract accepts. */
export const mutant = (operation: OperationName, bug: string, overrides: Overrides, source = ""): Mutant => ({
  operation,
  bug,
  source,
  backend: () => override(specBackend, overrides),
})

/** The same for a bug that remembers: each backend starts afresh. */
export const forgetting = (
  operation: OperationName,
  bug: string,
  overrides: () => Overrides,
  source = "",
): Mutant => ({ operation, bug, source, backend: () => override(specBackend, overrides()) })
