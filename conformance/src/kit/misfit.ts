import type { Field, Tensor } from "@detspec/core"
import { describeShape, describeTensor, describeValue, elementTypeOf, isTensor } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"

const hasShape = ({ shape }: Tensor, wanted: readonly (number | string)[]): boolean =>
  shape.length === wanted.length &&
  wanted.every((side, axis) => typeof side === "string" || side === shape[axis])

/** Whether a tensor has the element type, the rank and the fixed sides of a field. Values are for the laws to judge. */
export const fitsField = (tensor: Tensor, field: Extract<Field, { kind: "tensor" }>): boolean =>
  elementTypeOf(tensor) === field.element && hasShape(tensor, field.shape)

const misfitOf = (name: string, field: Field, value: unknown): string | undefined => {
  if (field.kind !== "tensor" || (isTensor(value) && fitsField(value, field))) return undefined
  const came = isTensor(value) ? describeTensor(value) : describeValue(value)
  return `${name}: ${came}, not ${field.element} ${describeShape(field.shape)}`
}

/** What of an answer is not as its contract says, in words: types hold only where somebody checked them. */
export const misfit = (operation: OperationName, answer: unknown): string | undefined => {
  if (typeof answer !== "object" || answer === null) return describeValue(answer)
  const given = new Map<string, unknown>(Object.entries(answer))
  const fields: Readonly<Record<string, Field>> = operations[operation].contract.outputs
  const found = Object.entries(fields).flatMap(
    ([name, field]) => misfitOf(name, field, given.get(name)) ?? [],
  )
  return found[0]
}
