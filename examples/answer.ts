import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"

/** What the task answers; an error ends the program with its one line. */
export const answer = async <A>(task: TaskEither<DetectionError, A>): Promise<A> => {
  const result = await task()
  if (E.isRight(result)) return result.right
  console.error(message(result.left))
  process.exit(1)
}
