/** Who is to blame that nothing can be judged: a program that broke the protocol, or the harness itself. */
export type Fault = "program" | "harness"

/**
 * Why a call has no answer to judge.
 *
 *   abandoned   the backend is asked no more: it ended, or broke the protocol, too often
 *   broken      what came from it is no answer at all, so that nothing can be said of the operation
 */
export type Interruption =
  | { readonly tag: "abandoned"; readonly reason: string }
  | { readonly tag: "broken"; readonly fault: Fault; readonly reason: string }

/** As an error, to be thrown by a backend in place of an answer: it ends the search of a law at once. */
export const interruption = (why: Interruption): Error =>
  new Error(why.reason, { cause: { interruption: why } })

const isInterruption = (some: unknown): some is Interruption =>
  typeof some === "object" && some !== null && "tag" in some && "reason" in some

/** The interruption that was thrown; undefined for every other error. */
export const interruptionOf = (error: unknown): Interruption | undefined => {
  if (!(error instanceof Error) || typeof error.cause !== "object" || error.cause === null) return undefined
  if (!("interruption" in error.cause)) return undefined
  return isInterruption(error.cause.interruption) ? error.cause.interruption : undefined
}
