import type { Arithmetic, DetectionError, Tensor, TensorRecord } from "@detspec/core"
import { backendFailure, boundsOf, isTensor, toArray } from "@detspec/core"
import type { Engine } from "@detspec/networks"
import type { Backend, In, OperationName, Out } from "@detspec/spec"
import { operations, spec } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Answer } from "./answer.js"

/** How an adapter puts its questions to the backend: for one output, or for all of them. */
export interface Ask {
  /** For parts of detectors, which are compositions of operations. */
  readonly backend: Backend
  /** For layers of networks. */
  readonly engine: Engine
  readonly arithmetic: Arithmetic
  readonly one: <K extends OperationName>(
    name: K,
    input: In<K>,
    field: keyof Out<K> & string,
  ) => TE.TaskEither<DetectionError, Answer>
  readonly all: <K extends OperationName>(name: K, input: In<K>) => TE.TaskEither<DetectionError, Out<K>>
}

const tensorOf = (name: string, field: string, output: TensorRecord) => {
  const value: unknown = output[field]
  return isTensor(value) ? E.right(value) : E.left(backendFailure(name, field, "be a tensor", typeof value))
}

/** The questions, for one backend and one engine. */
export const askOf = (backend: Backend, engine: Engine): Ask => ({
  backend,
  engine,
  arithmetic: backend.arithmetic,
  all: (name, input) => backend.operations[name](input),
  one: <K extends OperationName>(name: K, input: In<K>, field: keyof Out<K> & string) => {
    const measured = (output: Out<K>): E.Either<DetectionError, Answer> =>
      E.chain((expected: Out<K>) => {
        const accuracy = operations[name].contract.accuracy[field]
        return E.chain((value: Tensor) =>
          E.map(
            (right: Tensor): Answer => ({
              shape: value.shape,
              values: toArray(value),
              specified: toArray(right),
              bounds: toArray(boundsOf(accuracy, backend.arithmetic, input, expected, right)),
            }),
          )(tensorOf(name, field, expected)),
        )(tensorOf(name, field, output))
      })(spec[name](input))
    return TE.chainEitherK(measured)(backend.operations[name](input))
  },
})
