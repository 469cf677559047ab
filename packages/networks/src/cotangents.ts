import type { DetectionError, FloatTensor } from "@detspec/core"
import { describeShape, shapeMismatch } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Engine, Tensors } from "./engine.js"
import type { Graph } from "./graph.js"
import { graph } from "./graph.js"
import { leavesOf, shapesOf } from "./leaves.js"
import { leaf } from "./nodes/leaf.js"
import { cotangentName, pullback } from "./pullback.js"
import type { Shapes } from "./shapes.js"
import { inferShapes } from "./shapes.js"

/** Where a graph is differentiated, and what is asked. */
export interface Cotangents {
  /** The leaves by name: parameters and inputs. */
  readonly at: Tensors
  /** The cotangent of every output: the gradient of a loss by it. */
  readonly of: Tensors
  /** The leaves whose cotangents are wanted. */
  readonly to: readonly string[]
}

/** The cotangents under the names of their leaves, each of the shape of its output. */
const named = (whole: Graph, shapes: Shapes, of: Tensors): E.Either<DetectionError, Tensors> => {
  const leaves = graph(Object.fromEntries(Object.keys(whole.outputs).map((name) => [name, leaf(name)])))
  const given = leavesOf(leaves, of)
  if (E.isLeft(given)) return given
  const found: (readonly [string, FloatTensor])[] = []
  for (const [name, tensor] of given.right) {
    const node = whole.outputs[name]
    const [expected, actual] = [(node && shapes.get(node)) ?? [], tensor.shape]
    if (String(expected) !== String(actual))
      return E.left(
        shapeMismatch("pullBack", name, `have shape ${describeShape(expected)}`, describeShape(actual)),
      )
    found.push([cotangentName(name), tensor])
  }
  return E.right(Object.fromEntries(found))
}

/** The gradients of a loss by leaves of a graph, from those by its outputs, on an engine. */
export const pullBack = (
  engine: Engine,
  whole: Graph,
  { at, of, to }: Cotangents,
): TaskEither<DetectionError, Tensors> =>
  pipe(
    E.Do,
    E.bind("leaves", () => leavesOf(whole, at)),
    E.bind("shapes", ({ leaves }) => inferShapes(whole, shapesOf(leaves))),
    E.bind("cotangents", ({ shapes }) => named(whole, shapes, of)),
    E.bind("back", ({ shapes }) => pullback(whole, shapes, to)),
    TE.fromEither,
    TE.chain(({ back, cotangents }) => engine.evaluate(back, { ...at, ...cotangents })),
  )
