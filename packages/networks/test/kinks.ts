import { toArray } from "@detspec/core"
import type { Graph, Node, Tensors } from "@detspec/networks"
import { evaluate, graph, orderOf } from "@detspec/networks"
import { cellsOf, gridOf } from "../src/patches.js"
import { right } from "./right.js"

/** How near the two highest of the numbers that a window reads are. */
const smallestGap = (
  node: Extract<Node, { kind: "maxPool" }>,
  numbers: readonly number[],
  shape: readonly number[],
): number => {
  const [, , height = 0, width = 0] = shape
  const cells = cellsOf(gridOf([height, width], node.kernel, node.window))
  const places = cells.length / (node.kernel[0] * node.kernel[1])
  const gaps: number[] = []
  for (let map = 0; map < numbers.length; map += height * width)
    for (let place = 0; place < places; place += 1) {
      const read = Array.from(cells.filter((_, at) => at % places === place)).filter((cell) => cell >= 0)
      const [highest = 0, next = -Infinity] = read
        .map((cell) => numbers[map + cell] ?? 0)
        .sort((p, q) => q - p)
      gaps.push(highest - next)
    }
  return Math.min(Infinity, ...gaps)
}

/** How far the nearest kink is: the smallest |x| before a relu, the smallest lead of a maximum over the next number. */
export const distanceToKink = (whole: Graph, at: Tensors): number => {
  const kinked = orderOf(whole).filter((node) => node.kind === "relu" || node.kind === "maxPool")
  const inputs = right(evaluate(graph(Object.fromEntries(kinked.map((node, k) => [`${k}`, node.x]))), at))
  const distances = kinked.map((node, k) => {
    const value = inputs[`${k}`]
    const numbers = value ? toArray(value) : []
    return node.kind === "relu"
      ? Math.min(Infinity, ...numbers.map(Math.abs))
      : smallestGap(node, numbers, value?.shape ?? [])
  })
  return Math.min(Infinity, ...distances)
}
