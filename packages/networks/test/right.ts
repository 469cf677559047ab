import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { isLeft } from "fp-ts/lib/Either.js"

/** What a computation answered; a refusal fails the test with its message. */
export const right = <A>(answer: Either<DetectionError, A>): A => {
  if (isLeft(answer)) throw new Error(message(answer.left))
  return answer.right
}
