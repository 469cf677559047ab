import { inputsOf } from "./definitions.js"
import type { Node } from "./node.js"

/** A computation: its results by name. */
export interface Graph {
  readonly outputs: Readonly<Record<string, Node>>
}

export const graph = (outputs: Readonly<Record<string, Node>>): Graph => ({ outputs })

/** Every node that the outputs need, each once, after those that it reads. */
export const orderOf = ({ outputs }: Graph): readonly Node[] => {
  const seen = new Set<Node>()
  const order: Node[] = []
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    inputsOf(node).forEach(visit)
    order.push(node)
  }
  Object.values(outputs).forEach(visit)
  return order
}

/** The names of all leaves, each once. */
export const namesOf = (whole: Graph): readonly string[] => [
  ...new Set(orderOf(whole).flatMap((node) => (node.kind === "leaf" ? [node.name] : []))),
]
