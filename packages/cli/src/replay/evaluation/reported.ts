import type { DetectionError, Tensor } from "@detspec/core"
import { float64 } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { ElementsQuestion, ListQuestion } from "../question.js"

/** Numbers in lists of any depth. */
export type Nested = number | readonly Nested[]

const shapeOf = (nested: Nested): readonly number[] =>
  typeof nested === "number" ? [] : [nested.length, ...(nested[0] === undefined ? [] : shapeOf(nested[0]))]

const flat = (nested: Nested): readonly number[] =>
  typeof nested === "number" ? [nested] : nested.flatMap((one) => flat(one))

const tensorOf = (nested: Nested): Tensor => float64(shapeOf(nested), flat(nested))

/** Numbers, in lists of any depth, held against recorded ones; nothing of it runs on a backend. */
export const numbersAsRecorded = (
  output: string,
  recorded: Nested,
  answer: E.Either<DetectionError, Nested>,
  list: ElementsQuestion["listed"] = [],
): ElementsQuestion => ({
  kind: "elements",
  output,
  recorded: tensorOf(recorded),
  answer: TE.fromEither(
    E.map((nested: Nested) => {
      const values = flat(nested)
      return { shape: shapeOf(nested), values, specified: values, bounds: values.map(() => 0) }
    })(answer),
  ),
  listed: list,
})

/** A whole list that must be equal: bytes, characters, sides. */
export const exactlyAsRecorded = (
  output: string,
  recorded: readonly number[],
  answer: E.Either<DetectionError, readonly number[]>,
  list: ElementsQuestion["listed"] = [],
): ListQuestion => ({
  kind: "list",
  output,
  recorded,
  answer: TE.fromEither(answer),
  specified: recorded,
  listed: list.map(({ reason, within, ours }) => ({
    reason,
    within,
    ours: () => (ours([]) !== undefined && E.isRight(answer) ? answer.right : undefined),
  })),
  withinRounding: () => false,
})

/** A string as a list. */
export const characters = (text: string): readonly number[] =>
  Array.from(text, (character) => character.charCodeAt(0))
