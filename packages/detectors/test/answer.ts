import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"

/** The answer of a question that must have one. */
export const answer = async <T>(question: TaskEither<DetectionError, T>): Promise<T> => {
  const asked = await question()
  if (E.isLeft(asked)) throw new Error(message(asked.left))
  return asked.right
}
