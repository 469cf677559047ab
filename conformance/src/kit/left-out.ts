/**
 * As an error, to be thrown by a backend in place of an answer: this input needs an option of the operation that the
 * backend has said it does not have. It is no failure: another input is drawn.
 */
export const leftOut = (option: string): Error => new Error(option, { cause: { leftOut: option } })

/** The option that was missing; undefined for every other error. */
export const leftOutOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || typeof error.cause !== "object" || error.cause === null) return undefined
  if (!("leftOut" in error.cause)) return undefined
  return typeof error.cause.leftOut === "string" ? error.cause.leftOut : undefined
}
