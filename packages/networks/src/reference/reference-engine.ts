import type { DetectionError, Float64Tensor, FloatTensor } from "@detspec/core"
import { wrapFloat64 } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { fromEither } from "fp-ts/lib/TaskEither.js"
import { definitionOf } from "../definitions.js"
import type { Engine, Tensors } from "../engine.js"
import type { Graph } from "../graph.js"
import { orderOf } from "../graph.js"
import { leavesOf, shapesOf } from "../leaves.js"
import type { Node } from "../node.js"
import { numbersOf } from "../numbers.js"
import type { Shapes } from "../shapes.js"
import { inferShapes } from "../shapes.js"

/** A copy in float64: what comes out of here never shares memory with what came in. */
const plain = (tensor: FloatTensor): Float64Tensor =>
  wrapFloat64(tensor.shape, Float64Array.from(numbersOf(tensor)))

/** In place of what is always there. */
const nothing = wrapFloat64([0], new Float64Array(0))

const evaluated = (whole: Graph, leaves: ReadonlyMap<string, FloatTensor>, shapes: Shapes): Tensors => {
  const values = new Map<Node, Float64Tensor>()
  const tensorOf = (node: Node): Float64Tensor => values.get(node) ?? nothing
  for (const node of orderOf(whole)) {
    const value =
      node.kind === "leaf"
        ? plain(leaves.get(node.name) ?? nothing)
        : definitionOf(node).evaluate(node, tensorOf, shapes.get(node) ?? [])
    values.set(node, value)
  }
  return Object.fromEntries(Object.entries(whole.outputs).map(([name, node]) => [name, tensorOf(node)]))
}

/** The outputs of a graph in float64, node after node. */
export const evaluate = (whole: Graph, given: Tensors): E.Either<DetectionError, Tensors> =>
  E.chain((leaves: ReadonlyMap<string, FloatTensor>) =>
    E.map((shapes: Shapes) => evaluated(whole, leaves, shapes))(inferShapes(whole, shapesOf(leaves))),
  )(leavesOf(whole, given))

/** What graphs mean: TypeScript in float64, there to be read and to hold other engines to. */
export const referenceEngine: Engine = {
  name: "reference",
  unit: 2 ** -53,
  evaluate: (whole, leaves) => fromEither(evaluate(whole, leaves)),
  dispose: () => Promise.resolve(),
}
