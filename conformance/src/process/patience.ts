import type { OperationName } from "@detspec/spec"

/** How long one answer may take, and how often an operation may end the program. */
export interface Patience {
  readonly limit: number
  readonly isSpent: (operation: OperationName) => boolean
  /** One more ending is put to an operation's account. */
  readonly spend: (operation: OperationName) => void
}

export const patience = (limit: number, deaths: number): Patience => {
  const ended = new Map<OperationName, number>()
  const count = (operation: OperationName) => ended.get(operation) ?? 0
  return {
    limit,
    isSpent: (operation) => count(operation) >= deaths,
    spend: (operation) => void ended.set(operation, count(operation) + 1),
  }
}
