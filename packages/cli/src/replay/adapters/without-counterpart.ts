import * as E from "fp-ts/lib/Either.js"
import type { Adapter } from "../adapter.js"
import { noCounterpart } from "../question.js"

/** Recorded operations that nothing here corresponds to, with the reason. */
export const withoutCounterpart =
  (reason: string): Adapter =>
  () =>
    E.right(noCounterpart(reason))
