import type { DetectionError } from "@detspec/core"
import { backendFailure, check } from "@detspec/core"
import type { URI as TaskEitherURI } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Backend } from "./backend.js"
import { byName } from "./by-name.js"
import type { In, OperationName, Out } from "./operations.js"
import { operations } from "./operations.js"

/** Plain functions in place of operations: they see only input that the contract accepts. */
export type Overrides = { readonly [K in OperationName]?: (input: In<K>) => Out<K> | Promise<Out<K>> }

const reason = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

const guarded =
  <K extends OperationName>(name: K, run: (input: In<K>) => Out<K> | Promise<Out<K>>) =>
  (input: In<K>): TE.TaskEither<DetectionError, Out<K>> => {
    const { contract } = operations[name]
    const answer = (valid: In<K>) =>
      TE.tryCatch(
        async () => run(valid),
        (thrown) => backendFailure(name, "answer", "be computed", reason(thrown)),
      )
    return TE.chain(answer)(TE.fromEither(check(contract)(input)))
  }

/**
 * The same backend with some operations replaced: for a variant, or to try a bug against the laws.
 *
 *   export default override(specBackend, { nms: ({ scores }) => ({ keep: … }) })
 */
export const override = (backend: Backend, overrides: Overrides): Backend => ({
  ...backend,
  name: `${backend.name}, overridden`,
  operations: byName<TaskEitherURI>(<K extends OperationName>(name: K) => {
    const run = overrides[name]
    return run === undefined ? backend.operations[name] : guarded(name, run)
  }),
})
