import { definitionOf } from "./definitions.js"
import type { Node } from "./node.js"

/** A computation: its results by name. `known` nodes are not computed: their values are handed in by name, as leaves are. */
export interface Graph {
  readonly outputs: Readonly<Record<string, Node>>
  readonly known?: ReadonlyMap<Node, string>
}

export const graph = (outputs: Readonly<Record<string, Node>>): Graph => ({ outputs })

/** The name under which a node's value is handed in, or undefined when it is computed. */
export const handedIn = ({ known }: Graph, node: Node): string | undefined =>
  node.kind === "leaf" ? node.name : known?.get(node)

/** Every node that the outputs need, each once, after those that it reads. */
export const orderOf = (whole: Graph): readonly Node[] => {
  const seen = new Set<Node>()
  const order: Node[] = []
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (handedIn(whole, node) === undefined) definitionOf(node).inputs(node).forEach(visit)
    order.push(node)
  }
  Object.values(whole.outputs).forEach(visit)
  return order
}

/** The names of all that must be handed in. */
export const namesOf = (whole: Graph): readonly string[] => [
  ...new Set(orderOf(whole).flatMap((node) => handedIn(whole, node) ?? [])),
]
