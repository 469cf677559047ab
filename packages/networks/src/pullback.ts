import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { left, right } from "fp-ts/lib/Either.js"
import { definitionOf, inputsOf } from "./definitions.js"
import type { Graph } from "./graph.js"
import { graph, namesOf, orderOf } from "./graph.js"
import type { Node } from "./node.js"
import { add } from "./nodes/arithmetic.js"
import { broadcast } from "./nodes/broadcast.js"
import { scalar } from "./nodes/constant.js"
import { leaf } from "./nodes/leaf.js"
import type { Shapes } from "./shapes.js"

/** The leaf that takes the cotangent of an output. */
export const cotangentName = (output: string): string => `cotangent of ${output}`

/** The nodes whose value depends on one of the leaves. */
const dependents = (order: readonly Node[], names: ReadonlySet<string>): ReadonlySet<Node> => {
  const found = new Set<Node>()
  for (const node of order) {
    const depends =
      node.kind === "leaf" ? names.has(node.name) : inputsOf(node).some((input) => found.has(input))
    if (depends) found.add(node)
  }
  return found
}

const accumulate = (cotangents: Map<Node, Node>, node: Node, share: Node): void => {
  const before = cotangents.get(node)
  cotangents.set(node, before ? add(before, share) : share)
}

/** Cotangents of every node, from the last to the first: reverse accumulation. */
const accumulated = (whole: Graph, shapes: Shapes, names: ReadonlySet<string>): ReadonlyMap<Node, Node> => {
  const order = orderOf(whole)
  const needed = dependents(order, names)
  const cotangents = new Map<Node, Node>()
  for (const [name, node] of Object.entries(whole.outputs))
    accumulate(cotangents, node, leaf(cotangentName(name)))
  for (const node of order.toReversed()) {
    const cotangent = cotangents.get(node)
    if (node.kind === "leaf" || !cotangent || !needed.has(node)) continue
    const shares = definitionOf(node).pullback(node, cotangent, (input) => shapes.get(input) ?? [])
    for (const [input, share] of shares) if (needed.has(input)) accumulate(cotangents, input, share)
  }
  return cotangents
}

/**
 * The graph that takes cotangents of the outputs (leaves named by `cotangentName`) to those of leaves:
 * x̄ = Jᵀ ȳ, for the Jacobian J of the graph at the values of its leaves.
 *
 * It reads the nodes of the graph itself: what the forward pass computed on the way is computed again.
 */
export const pullback = (
  whole: Graph,
  shapes: Shapes,
  leaves: readonly string[],
): Either<DetectionError, Graph> => {
  const present = new Set(namesOf(whole))
  const unknown = leaves.find((name) => !present.has(name))
  if (unknown !== undefined) return left(outOfRange("pullback", "leaves", "be leaves of the graph", unknown))
  const cotangents = accumulated(whole, shapes, new Set(leaves))
  const all = orderOf(whole).filter((node) => node.kind === "leaf")
  const gradientOf = (name: string): Node => {
    const own = all.filter((node) => node.name === name)
    const [first, ...others] = own.flatMap((node) => cotangents.get(node) ?? [])
    if (first) return others.reduce<Node>(add, first)
    const shape = own.map((node) => shapes.get(node))[0] ?? []
    return broadcast(scalar(0), shape)
  }
  return right(graph(Object.fromEntries(leaves.map((name) => [name, gradientOf(name)]))))
}
