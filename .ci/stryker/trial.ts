import type { OperationName } from "@detspec/spec"

/** What of an operation fails; undefined when nothing does. */
export type Trial = (name: OperationName) => Promise<string | undefined>
