import type { Arithmetic, DetectionError, Tensor, TensorRecord } from "@detspec/core"
import { backendFailure, boundsOf, float32Arithmetic, isTensor, toArray } from "@detspec/core"
import type { Engine } from "@detspec/networks"
import type { Backend, In, OperationName, Out } from "@detspec/spec"
import { operations, spec } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Answer } from "./answer.js"
import type { Precision } from "./recorded.js"

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

/**
 * The questions about a case of this precision, for one backend and one engine. A program that recorded in float32
 * erred like a backend in float32, whose bound is added to the backend's own.
 */
export const askOf = (backend: Backend, engine: Engine, precision: Precision): Ask => ({
  backend,
  engine,
  arithmetic: backend.arithmetic,
  all: (name, input) => backend.operations[name](input),
  one: <K extends OperationName>(name: K, input: In<K>, field: keyof Out<K> & string) => {
    const arithmetics = [backend.arithmetic, ...(precision === "float32" ? [float32Arithmetic] : [])]
    const measured = (output: Out<K>): E.Either<DetectionError, Answer> =>
      E.chain((expected: Out<K>) => {
        const accuracy = operations[name].contract.accuracy[field]
        return E.chain((value: Tensor) =>
          E.map((right: Tensor): Answer => {
            const bounds = arithmetics.map((one) => toArray(boundsOf(accuracy, one, input, expected, right)))
            return {
              shape: value.shape,
              values: toArray(value),
              specified: toArray(right),
              bounds: toArray(right).map((_, i) => bounds.reduce((sum, each) => sum + (each[i] ?? 0), 0)),
            }
          })(tensorOf(name, field, expected)),
        )(tensorOf(name, field, output))
      })(spec[name](input))
    return TE.chainEitherK(measured)(backend.operations[name](input))
  },
})
