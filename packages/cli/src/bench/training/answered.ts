import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"

/** What a step answers; a benchmark has nobody to hand an error to. */
export const answered = async <A>(task: TaskEither<DetectionError, A>): Promise<A> => {
  const answer = await task()
  if (E.isLeft(answer)) throw new Error(message(answer.left))
  return answer.right
}
