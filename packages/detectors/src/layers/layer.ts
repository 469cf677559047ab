import type { Node } from "@detspec/networks"
import type { Parameter } from "./parameter.js"

/** A part of a network: what it makes of a node, and which parameters it looks up by name. */
export interface Layer {
  readonly apply: (x: Node) => Node
  readonly parameters: readonly Parameter[]
}

/** One after the other. */
export const chain = (layers: readonly Layer[]): Layer => ({
  apply: (x) => layers.reduce((y, layer) => layer.apply(y), x),
  parameters: layers.flatMap(({ parameters }) => parameters),
})

/** A function without parameters. */
export const plain = (apply: (x: Node) => Node): Layer => ({ apply, parameters: [] })
