import * as E from "fp-ts/lib/Either.js"
import { describeShape, describeValue } from "./describe.js"
import { elementTypeOf, isTensor } from "./dtype.js"
import type { DetectionError } from "./error.js"
import { notFinite, outOfRange, shapeMismatch, typeMismatch } from "./error.js"
import type { TensorField } from "./field.js"
import type { Glance } from "./glance.js"
import { describeInterval } from "./interval.js"
import { findOutside } from "./scan.js"
import type { Tensor } from "./tensor.js"

/** What the named sides of a contract are, as far as the fields read so far say. */
export type Sides = ReadonlyMap<string, number>

const expectedElement = {
  float: "be a float64 or float32 tensor",
  int32: "be an int32 tensor",
  uint8: "be a uint8 tensor",
}

const checkKind = (
  operation: string,
  name: string,
  field: TensorField,
  value: unknown,
): E.Either<DetectionError, Tensor> =>
  isTensor(value) && elementTypeOf(value) === field.element
    ? E.right(value)
    : E.left(typeMismatch(operation, name, expectedElement[field.element], describeValue(value)))

const wrongShape = (
  operation: string,
  name: string,
  field: TensorField,
  sides: Sides,
  tensor: Tensor,
): E.Either<DetectionError, Sides> => {
  const bound = field.shape.filter((side) => typeof side === "string" && sides.has(side))
  const where = bound.map((side) => `${side} = ${sides.get(String(side))}`).join(", ")
  const expected = `have shape ${describeShape(field.shape)}${where && ` with ${where}`}`
  return E.left(shapeMismatch(operation, name, expected, describeShape(tensor.shape)))
}

const checkShape = (
  operation: string,
  name: string,
  field: TensorField,
  sides: Sides,
  tensor: Tensor,
): E.Either<DetectionError, Sides> => {
  const known = new Map(sides)
  if (tensor.shape.length !== field.shape.length) return wrongShape(operation, name, field, sides, tensor)
  for (const [axis, side] of field.shape.entries()) {
    const actual = tensor.shape[axis] ?? 0
    const expected = typeof side === "number" ? side : known.get(side)
    if (expected !== undefined && expected !== actual)
      return wrongShape(operation, name, field, sides, tensor)
    if (typeof side === "string") known.set(side, actual)
  }
  return E.right(known)
}

const checkElements = (
  operation: string,
  name: string,
  field: TensorField,
  tensor: Tensor,
  glance: Glance,
): E.Either<DetectionError, Tensor> => {
  const { min, max } = field.range
  if (field.element !== "float" && min === -Infinity && max === Infinity) return E.right(tensor)
  if (glance.inside(tensor, field.range)) return E.right(tensor)
  const wrong = findOutside(tensor, field.range)
  if (!wrong) return E.right(tensor)
  const refuse = Number.isFinite(wrong.value) ? outOfRange : notFinite
  const expected = describeInterval(field.range)
  return E.left(refuse(operation, `${name}[${wrong.index}]`, expected, describeValue(wrong.value)))
}

/** Kind, shape, finiteness and range of one tensor; answers with the sides known afterwards. */
export const checkTensor = (
  operation: string,
  name: string,
  field: TensorField,
  sides: Sides,
  value: unknown,
  glance: Glance,
): E.Either<DetectionError, Sides> => {
  const tensor = checkKind(operation, name, field, value)
  if (E.isLeft(tensor)) return tensor
  const known = checkShape(operation, name, field, sides, tensor.right)
  if (E.isLeft(known)) return known
  const elements = checkElements(operation, name, field, tensor.right, glance)
  return E.isLeft(elements) ? elements : known
}
