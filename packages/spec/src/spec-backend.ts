import type { DetectionError } from "@detspec/core"
import { check, float64Arithmetic } from "@detspec/core"
import type { URI as EitherURI } from "fp-ts/lib/Either.js"
import * as E from "fp-ts/lib/Either.js"
import type { URI as TaskEitherURI } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Backend, Operations } from "./backend.js"
import { byName, everyOperation } from "./by-name.js"
import type { In, OperationName, Out } from "./operations.js"
import { operations } from "./operations.js"

const checked =
  <K extends OperationName>(name: K) =>
  (input: In<K>): E.Either<DetectionError, Out<K>> => {
    const { contract, run } = operations[name]
    return E.map(run)(check(contract)(input))
  }

/** Every operation behind its contract: bad input answers Left, valid input Right. */
export const spec: Operations<EitherURI> = byName<EitherURI>(checked)

/** The specification as a backend: float64, in plain TypeScript, on the host. */
export const specBackend: Backend = {
  name: "spec",
  device: "TypeScript, float64",
  arithmetic: float64Arithmetic,
  runsOn: everyOperation(() => "host"),
  operations: byName<TaskEitherURI>((name) => (input) => TE.fromEither(checked(name)(input))),
  dispose: async () => undefined,
}
