import type { Graph } from "./graph.js"
import { handedIn, orderOf } from "./graph.js"

/** A text that two graphs share when they compute the same by the same nodes. */
export const fingerprint = (whole: Graph): string => {
  const order = orderOf(whole)
  const places = new Map<unknown, number>(order.map((node, k) => [node, k]))
  const written = order.map((node) => {
    const name = handedIn(whole, node)
    if (name !== undefined) return name
    return Object.entries(node).map(([key, value]) => [
      key,
      JSON.stringify(value, (_, part) => (places.get(part) === undefined ? part : `#${places.get(part)}`)),
    ])
  })
  const outputs = Object.entries(whole.outputs).map(([name, node]) => [name, places.get(node)])
  return JSON.stringify([written, outputs])
}
