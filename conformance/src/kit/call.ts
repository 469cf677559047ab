import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"
import type { Backend, In, OperationName, Out } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { interruptionOf } from "./interruption.js"
import { leftOutOf } from "./left-out.js"
import { misfit } from "./misfit.js"
import type { Verdict } from "./verdict.js"
import { fails } from "./verdict.js"

/** One operation of the backend under test. What is not an answer is thrown as a verdict, and judged as one. */
export type Call<K extends OperationName> = (input: In<K>) => Promise<Out<K>>

/** A verdict as an error. */
export const violated = (verdict: Verdict): Error => new Error("no answer", { cause: { verdict } })

/** The verdict that a call threw; undefined when the error is the law's own. */
export const thrownVerdict = (error: unknown): Verdict | undefined => {
  if (!(error instanceof Error) || typeof error.cause !== "object" || error.cause === null) return undefined
  if (!("verdict" in error.cause)) return undefined
  const { verdict } = error.cause
  const isVerdict = (some: unknown): some is Verdict =>
    typeof some === "object" && some !== null && "tag" in some
  return isVerdict(verdict) ? verdict : undefined
}

/** What the backend answers, Left or Right; a promise that rejects is a violation: backends answer, they don't throw. */
export const attempt = async <K extends OperationName>(
  backend: Backend,
  name: K,
  input: In<K>,
): Promise<E.Either<DetectionError, Out<K>>> => {
  try {
    return await backend.operations[name](input)()
  } catch (error) {
    if (interruptionOf(error) || leftOutOf(error) !== undefined) throw error
    throw violated(
      fails("an answer or a DetectionError", `thrown: ${error instanceof Error ? error.message : error}`),
    )
  }
}

/** A backend that breaks has no field to blame: what it says of itself is enough. */
const told = (error: DetectionError): string =>
  error.tag === "BackendFailure" && error.field === "answer"
    ? `no answer: ${error.actual}`
    : `${error.tag}: ${message(error)}`

export const callOf =
  <K extends OperationName>(backend: Backend, name: K): Call<K> =>
  async (input) => {
    const answer = await attempt(backend, name, input)
    if (E.isLeft(answer)) throw violated(fails("an answer", told(answer.left)))
    const wrong = misfit(name, answer.right)
    if (wrong !== undefined) throw violated(fails("the outputs of the contract", wrong))
    return answer.right
  }
