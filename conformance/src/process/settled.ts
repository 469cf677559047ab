import { backendFailure } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { byName } from "@detspec/spec"
import type { URI as TaskEitherURI } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { interruptionOf } from "../kit/interruption.js"

const reason = (error: unknown): string =>
  interruptionOf(error)?.reason ?? (error instanceof Error ? error.message : String(error))

/** The same backend for those who judge no laws: an interruption is a failure of the call like others. */
export const settled = (backend: Backend): Backend => ({
  ...backend,
  operations: byName<TaskEitherURI>(
    (name) => (input) =>
      TE.flatten(
        TE.tryCatch(
          async () => TE.fromEither(await backend.operations[name](input)()),
          (error) => backendFailure(name, "answer", "be computed", reason(error)),
        ),
      ),
  ),
})
