import { strict as assert } from "node:assert"
import type { FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { Engine, Graph, Tensors } from "@detspec/networks"
import { evaluate, graph, orderOf } from "@detspec/networks"
import { right } from "./right.js"

const largest = (tensors: Tensors): number =>
  Math.max(1, ...Object.values(tensors).map((tensor) => Math.max(0, ...toArray(tensor).map(Math.abs))))

/** The largest number anywhere on the way, in float64. */
const largestOnTheWay = (whole: Graph, at: Tensors): number => {
  const nodes = orderOf(whole).map((node, k) => [`${k}`, node] as const)
  return largest(right(evaluate(graph(Object.fromEntries(nodes)), at)))
}

/** The longest sums here have 2 · 9 · 9 terms; with the layers before and after, 256 roundings of u times the largest number. */
const roundings = 256

const distance = (actual: FloatTensor, expected: FloatTensor): number => {
  assert.deepEqual([...actual.shape], [...expected.shape])
  const numbers = toArray(expected)
  return toArray(actual).reduce((most, value, k) => {
    const apart = Math.abs(value - (numbers[k] ?? Number.NaN))
    return Number.isNaN(apart) ? Infinity : Math.max(most, apart)
  }, 0)
}

/** How far an engine lies from the reference, where 1 is the bound; infinite where an answer is no number. */
export const disagreement = async (
  engine: Engine,
  whole: Graph,
  expected: Graph,
  at: Tensors,
): Promise<number> => {
  const [answers, wanted] = [right(await engine.evaluate(whole, at)()), right(evaluate(expected, at))]
  const bound = roundings * engine.unit * largestOnTheWay(expected, at)
  const apart = Object.entries(wanted).map(([name, tensor]) => {
    const answer = answers[name]
    return answer ? distance(answer, tensor) / bound : Infinity
  })
  return Math.max(...apart)
}
