import type { DetectionError, ErrorTag } from "@detspec/core"
import { backendFailure, detectionError, unsupported } from "@detspec/core"
import type { OperationName, Out } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { Answer } from "./message-types.js"
import { decodeOutput } from "./output-codec.js"

const refusals: readonly ErrorTag[] = ["TypeMismatch", "ShapeMismatch", "OutOfRange", "NotFinite"]

type Failed = Extract<Answer<unknown>, { status: "error" }>

/** A refusal names its field; every other error is the backend's own failure. */
const errorOf = (operation: OperationName, failed: Failed): DetectionError => {
  const { type, message, field = "input", expected = "be accepted", actual = message } = failed
  const tag = refusals.find((one) => one === type)
  return tag
    ? detectionError(tag)(operation, field, expected, actual)
    : backendFailure(operation, "answer", "be computed", `${type}: ${message}`)
}

/** What an answer says, as every backend says it. */
export const readAnswer = <K extends OperationName>(
  operation: K,
  answer: Answer<unknown>,
): E.Either<DetectionError, Out<K>> => {
  switch (answer.status) {
    case "ok":
      return decodeOutput(operation, answer.output)
    case "unsupported":
      return E.left(
        unsupported(operation, "operation", "be there, as hello says", answer.message ?? "unsupported"),
      )
    case "error":
      return E.left(errorOf(operation, answer))
  }
}
