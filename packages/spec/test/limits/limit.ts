import type { Operation } from "@detspec/core"
import { check } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { isSome } from "fp-ts/lib/Option.js"
import type { In, OperationName, Out } from "../../src/index.js"
import { operations } from "../../src/index.js"

/** What a contract says of input that is just beyond its limit. */
export interface Refusal<K extends OperationName> {
  readonly input: Partial<In<K>>
  readonly field: string
  readonly actual: string
}

/** A requirement of an operation, with input that just meets it, and input that just does not. */
export interface Limit {
  readonly operation: OperationName
  readonly requirement: string
  /** What the contract gets wrong, or undefined. */
  readonly mistake: () => string | undefined
}

const first = <T>(tags: readonly (T | undefined)[]): T | undefined => tags.find((tag) => tag !== undefined)

/** Inputs are given as what they change of the operation's first example. */
export const limit = <K extends OperationName>(
  operation: K,
  requirement: string,
  accepted: readonly Partial<In<K>>[],
  refused: readonly Refusal<K>[],
): Limit => {
  const { contract, examples }: Operation<In<K>, Out<K>> = operations[operation]
  const whole = (changes: Partial<In<K>>) =>
    examples.slice(0, 1).map(({ input }) => ({ ...input, ...changes }))
  const refusalOf = (input: In<K>): string => {
    const answer = check(contract)(input)
    const broken = contract.requires.find(({ violation }) => isSome(violation(input)))
    return E.isRight(answer) ? "nothing" : `${broken?.name}: ${answer.left.field}: ${answer.left.actual}`
  }
  const compared = (changes: Partial<In<K>>, expected: string): string | undefined =>
    first(
      whole(changes).map((input) => {
        const came = refusalOf(input)
        return came === expected ? undefined : `refuses ${came}, not ${expected}`
      }),
    )
  const mistake = (): string | undefined =>
    first([
      ...accepted.map((changes) => compared(changes, "nothing")),
      ...refused.map(({ input, field, actual }) => compared(input, `${requirement}: ${field}: ${actual}`)),
    ])
  return { operation, requirement, mistake }
}
