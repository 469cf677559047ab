import type { Node } from "@detspec/networks"
import type { Parameter } from "../layers/parameter.js"

/** The maps of a backbone by name, finest first, each half as fine as the one before, and their channels. */
export interface Backbone {
  readonly maps: (image: Node) => readonly { readonly name: string; readonly node: Node }[]
  readonly channels: readonly number[]
  readonly parameters: readonly Parameter[]
}
