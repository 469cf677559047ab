import { inputsOf } from "./definitions.js"
import type { Node } from "./node.js"

/** The nearest leaf below a node, level by level. */
const nearestLeaf = (node: Node): string | undefined => {
  const seen = new Set<Node>()
  let level: readonly Node[] = [node]
  while (level.length > 0) {
    const names = level.flatMap((one) => (one.kind === "leaf" ? [one.name] : []))
    const name = names.at(-1)
    if (name !== undefined) return name
    level = level.flatMap((one) => [...inputsOf(one)]).filter((one) => !seen.has(one))
    for (const one of level) seen.add(one)
  }
  return undefined
}

/** How an error names a node: its kind and the nearest leaf, which is the parameter where it has one. */
export const titleOf = (node: Node): string => {
  const leaf = nearestLeaf(node)
  return leaf === undefined ? node.kind : `${node.kind} of ${leaf}`
}
