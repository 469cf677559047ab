import * as E from "fp-ts/lib/Either.js"
import type { Sides } from "./check-tensor.js"
import { describeValue } from "./describe.js"
import type { DetectionError } from "./error.js"
import { notFinite, outOfRange, shapeMismatch, typeMismatch } from "./error.js"
import type { ChoiceField, NumberField, NumbersField } from "./field.js"
import type { Interval } from "./interval.js"
import { contains, describeInterval } from "./interval.js"

type Checked = E.Either<DetectionError, Sides>

const checkRange = (
  operation: string,
  name: string,
  range: Interval,
  value: number,
): DetectionError | undefined => {
  if (contains(range, value)) return undefined
  const refuse = Number.isFinite(value) ? outOfRange : notFinite
  return refuse(operation, name, describeInterval(range), describeValue(value))
}

/** A number: its kind, its range; it then names a side of that length. */
export const checkNumber = (
  operation: string,
  name: string,
  field: NumberField,
  sides: Sides,
  value: unknown,
): Checked => {
  if (typeof value !== "number")
    return E.left(typeMismatch(operation, name, "be a number", describeValue(value)))
  const outside = checkRange(operation, name, field.range, value)
  if (outside) return E.left(outside)
  if (field.integer && !Number.isSafeInteger(value)) {
    return E.left(outOfRange(operation, name, "be a whole number", describeValue(value)))
  }
  return E.right(new Map(sides).set(name, value))
}

/** A short list of numbers: its length, the range of each. */
export const checkNumbers = (
  operation: string,
  name: string,
  field: NumbersField,
  sides: Sides,
  value: unknown,
): Checked => {
  const isList = Array.isArray(value) && value.every((x) => typeof x === "number")
  if (!isList) return E.left(typeMismatch(operation, name, "be a list of numbers", describeValue(value)))
  const expected = typeof field.length === "number" ? field.length : sides.get(field.length)
  if (expected !== undefined && expected !== value.length) {
    return E.left(shapeMismatch(operation, name, `have length ${expected}`, String(value.length)))
  }
  const wrong = value.findIndex((x) => !contains(field.range, x))
  if (wrong >= 0) {
    const outside = checkRange(operation, `${name}[${wrong}]`, field.range, value[wrong] ?? Number.NaN)
    if (outside) return E.left(outside)
  }
  return E.right(typeof field.length === "string" ? new Map(sides).set(field.length, value.length) : sides)
}

/** One of a few words. */
export const checkChoice = (
  operation: string,
  name: string,
  field: ChoiceField,
  sides: Sides,
  value: unknown,
): Checked =>
  field.options.some((option) => option === value)
    ? E.right(sides)
    : E.left(
        typeMismatch(
          operation,
          name,
          `be one of ${field.options.map(describeValue).join(", ")}`,
          describeValue(value),
        ),
      )
