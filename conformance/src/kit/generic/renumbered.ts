import type { Tensor } from "@detspec/core"
import { isTensor, toArray } from "@detspec/core"
import type { In, OperationName } from "@detspec/spec"
import { remake } from "../relay.js"
import { accepted } from "./accepted.js"

type Values = readonly number[]

const backwards = (values: Values): Values => [...values].reverse()

const rowsBackwards = (values: Values, count: number): Values => {
  const size = values.length / Math.max(count, 1)
  return values.map((_, at) => values[(count - 1 - Math.floor(at / size)) * size + (at % size)] ?? 0)
}

/** Other numbers for a tensor; boxes stay in order by the second and the third. */
const moves: readonly ((values: Values, count: number) => Values)[] = [
  backwards,
  rowsBackwards,
  (values) => backwards(values).map((x) => 0 - x),
]

const others = (tensor: Tensor): readonly Tensor[] => {
  const values = toArray(tensor)
  return moves
    .map((move) => move(values, tensor.shape[0] ?? 0))
    .filter((moved) => moved.some((x, at) => x !== values[at]))
    .map((moved) => remake(tensor, tensor.shape, moved))
}

/** Valid input of the same shapes and settings with other numbers, as far as the contract has others for them. */
export const renumbered = <K extends OperationName>(name: K, input: In<K>): In<K> => {
  let whole = input
  for (const [field, value] of Object.entries<unknown>(input)) {
    if (!isTensor(value)) continue
    const changed = others(value).map((other) => accepted(name, { ...whole, [field]: other }))
    whole = changed.find((one) => one !== undefined) ?? whole
  }
  return whole
}
