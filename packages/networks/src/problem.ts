import type { Shape } from "@detspec/core"
import { describeShape } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { left } from "fp-ts/lib/Either.js"
import type { Problem } from "./definition.js"

export const problem = (field: string, expected: string, actual: string): Either<Problem, never> =>
  left({ field, expected, actual })

export const wrongShape = (field: string, expected: string, actual: Shape): Either<Problem, never> =>
  problem(field, expected, describeShape(actual))
