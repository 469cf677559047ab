import type { Graph } from "./graph.js"
import { orderOf } from "./graph.js"

/** Numbers that JSON does not know, and arrays of numbers, as text. */
const asText = (part: unknown): unknown => {
  if (typeof part === "number" && !Number.isFinite(part)) return String(part)
  return ArrayBuffer.isView(part) ? String(part) : part
}

/** A text that two graphs share when they compute the same by the same nodes: what a session is kept under. */
export const fingerprint = (whole: Graph): string => {
  const places = new Map<unknown, number>()
  const written = orderOf(whole).map((node) => {
    const text = JSON.stringify(node, (_, part: unknown) => {
      const place = places.get(part)
      return place === undefined ? asText(part) : `#${place}`
    })
    places.set(node, places.size)
    return text
  })
  const outputs = Object.entries(whole.outputs).map(([name, node]) => [name, places.get(node)])
  return JSON.stringify([written, outputs])
}
