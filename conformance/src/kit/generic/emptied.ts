import type { Field } from "@detspec/core"
import { isTensor } from "@detspec/core"
import type { In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import { remake } from "../relay.js"
import { accepted } from "./accepted.js"

const firstSide = (field: Field | undefined): string | undefined =>
  field?.kind === "tensor" && typeof field.shape[0] === "string" ? field.shape[0] : undefined

/** The input without a row in every tensor that has `side` first: no boxes, and no scores for them. */
const without = (fields: Readonly<Record<string, Field>>, input: object, side: string): object =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]: [string, unknown]) =>
      isTensor(value) && firstSide(fields[name]) === side
        ? [name, remake(value, [0, ...value.shape.slice(1)], [])]
        : [name, value],
    ),
  )

/** The first example with no boxes, no truths, …: each list in turn left empty, where the contract allows it. */
export const emptied = <K extends OperationName>(name: K): readonly In<K>[] => {
  const { contract, examples } = operations[name]
  const fields: Readonly<Record<string, Field>> = contract.inputs
  const sides = new Set(Object.values(fields).flatMap((field) => firstSide(field) ?? []))
  const input: object = examples[0]?.input ?? {}
  return [...sides].flatMap((side) => accepted(name, without(fields, input, side)) ?? [])
}
