import type { OperationName, Overrides } from "@detspec/spec"

/** A bug, planted into an otherwise right backend: some law of its operation must fail. */
export interface Mutant {
  readonly operation: OperationName
  /** What is wrong, in plain words. */
  readonly bug: string
  /** Where it was seen: a public issue or file; "" for a bug that is merely likely. */
  readonly source: string
  readonly overrides: Overrides
}

export const mutant = (operation: OperationName, bug: string, overrides: Overrides, source = ""): Mutant => ({
  operation,
  bug,
  source,
  overrides,
})
