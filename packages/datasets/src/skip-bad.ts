import type { DetectionError } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { ReadOptions } from "./annotated-image.js"

/** What could be read, and an error for each of what could not. */
export interface Sorted<T> {
  readonly good: readonly T[]
  readonly warnings: readonly DetectionError[]
}

/** The first error, or with `skipBad` everything that is good and a warning for each of the rest. */
export const sortOut = <T>(
  read: readonly E.Either<DetectionError, T>[],
  { skipBad }: ReadOptions,
): E.Either<DetectionError, Sorted<T>> => {
  const good: T[] = []
  const warnings: DetectionError[] = []
  for (const one of read) {
    if (E.isRight(one)) good.push(one.right)
    else if (skipBad) warnings.push(one.left)
    else return one
  }
  return E.right({ good, warnings })
}
