import type { DetectionError, FloatTensor } from "@detspec/core"
import { backendFailure } from "@detspec/core"
import type { Engine, Graph, Tensors } from "@detspec/networks"
import { cotangentName, inferShapes, namesOf, pullback } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"

/** What a graph makes of its leaves, and what flows back to some of them from cotangents of its outputs. */
export interface Evaluated {
  readonly outputs: Tensors
  readonly pullback: (cotangents: Tensors) => TaskEither<DetectionError, Tensors>
}

/** A tensor that an engine must have answered. */
export const answered = (tensors: Tensors, name: string): TaskEither<DetectionError, FloatTensor> =>
  TE.fromNullable(backendFailure("engine", name, "be answered", "nothing"))(tensors[name])

export type Derivative = (leaves: Tensors) => TaskEither<DetectionError, Evaluated>

const shapesOf = (tensors: Tensors) =>
  Object.fromEntries(Object.entries(tensors).map(([name, { shape }]) => [name, shape]))

/**
 * A graph with its pullback to the leaves of the given names. The graph of the pullback is made once for each set
 * of shapes, and kept: engines compile graphs, and know them again by identity.
 */
export const derivativeOf = (engine: Engine, whole: Graph, wanted: readonly string[]): Derivative => {
  const made = new Map<string, E.Either<DetectionError, Graph>>()
  const own = namesOf(whole)
  const backwards = (leaves: Tensors): E.Either<DetectionError, Graph> => {
    const shapes = shapesOf(
      Object.fromEntries(own.flatMap((name) => (leaves[name] ? [[name, leaves[name]]] : []))),
    )
    const key = JSON.stringify(shapes)
    const before = made.get(key)
    if (before !== undefined) return before
    const back = pipe(
      inferShapes(whole, shapes),
      E.chain((inferred) => pullback(whole, inferred, wanted)),
    )
    made.set(key, back)
    return back
  }
  const pulled = (leaves: Tensors) => (cotangents: Tensors) =>
    pipe(
      TE.fromEither(backwards(leaves)),
      TE.chain((back) =>
        engine.evaluate(back, {
          ...leaves,
          ...Object.fromEntries(
            Object.entries(cotangents).map(([name, tensor]) => [cotangentName(name), tensor]),
          ),
        }),
      ),
    )
  return (leaves) =>
    pipe(
      engine.evaluate(whole, leaves),
      TE.map((outputs) => ({ outputs, pullback: pulled(leaves) })),
    )
}
