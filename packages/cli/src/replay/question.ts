import type { DetectionError, Tensor } from "@detspec/core"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import type { Answer } from "./answer.js"
import type { Listed } from "./quirk.js"

type Asked<T> = TaskEither<DetectionError, T>

/** A recorded tensor held against an answer, element by element; indices and labels are exact. */
export interface ElementsQuestion {
  readonly kind: "elements"
  readonly output: string
  /** Absent where the recorded program raised: then every element must stand in the list of differences, or follow the specification beside one that does. */
  readonly recorded: Tensor | undefined
  readonly answer: Asked<Answer>
  readonly listed: readonly Listed<number | "as specified">[]
}

/** A list of indices whose length is part of the answer. */
export interface ListQuestion {
  readonly kind: "list"
  readonly output: string
  readonly recorded: readonly number[] | undefined
  readonly answer: Asked<readonly number[]>
  readonly specified: readonly number[]
  readonly listed: readonly Listed<readonly number[]>[]
  /** Whether rounding on the backend can have led from the specified list to this one. */
  readonly withinRounding: (actual: readonly number[]) => boolean
}

/** Input that the recorded program takes and our contract refuses: the backend must refuse it. */
export interface RefusalQuestion {
  readonly kind: "refusal"
  readonly output: string
  readonly answer: Asked<unknown>
  readonly reason: string
}

export type Question = ElementsQuestion | ListQuestion | RefusalQuestion

/** What an adapter makes of a case: questions, or the reason why nothing here corresponds to it. */
export type Plan =
  | { readonly kind: "questions"; readonly questions: readonly Question[] }
  | { readonly kind: "no counterpart"; readonly reason: string }

export const questions = (...list: readonly Question[]): Plan => ({ kind: "questions", questions: list })
export const noCounterpart = (reason: string): Plan => ({ kind: "no counterpart", reason })

export const elements = (
  output: string,
  recorded: Tensor | undefined,
  answer: Asked<Answer>,
  listed: readonly Listed<number | "as specified">[] = [],
): ElementsQuestion => ({ kind: "elements", output, recorded, answer, listed })

export const refusal = (output: string, answer: Asked<unknown>, reason: string): RefusalQuestion => ({
  kind: "refusal",
  output,
  answer,
  reason,
})
