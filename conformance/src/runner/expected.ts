import type { OperationName } from "@detspec/spec"

/** A failure that the implementer knows of: of which law, why, and where that is told in public. */
export interface ExpectedFailure {
  readonly operation: OperationName
  /** The sentence of the law, whole. */
  readonly law: string
  readonly reason: string
  readonly reference?: string
}

/** What the implementer says of one law; undefined when nothing. */
export const expectationOf = (
  expected: readonly ExpectedFailure[],
  operation: OperationName,
  sentence: string,
): ExpectedFailure | undefined => expected.find((one) => one.operation === operation && one.law === sentence)
