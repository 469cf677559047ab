import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"

/** What a command ends with: 0 all is well, 1 the answer is no, 2 the question could not be asked. */
export type ExitStatus = 0 | 1 | 2

/** Leaves the status to Node, so that everything written still gets out. */
export const exitWith = (status: ExitStatus): void => {
  process.exitCode = status
}

/** An error on stderr, in one line, without a stack. */
export const complain = (error: DetectionError): ExitStatus => {
  console.error(message(error))
  return 2
}
