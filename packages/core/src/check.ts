import * as E from "fp-ts/lib/Either.js"
import { isSome } from "fp-ts/lib/Option.js"
import type { Sides } from "./check-tensor.js"
import { checkTensor } from "./check-tensor.js"
import { checkChoice, checkNumber, checkNumbers } from "./check-value.js"
import type { Contract, TensorRecord } from "./contract.js"
import { describeValue } from "./describe.js"
import type { DetectionError } from "./error.js"
import { outOfRange, typeMismatch } from "./error.js"
import type { Field } from "./field.js"
import type { Glance } from "./glance.js"
import { plainGlance } from "./glance.js"

const checkField = (
  operation: string,
  name: string,
  field: Field,
  sides: Sides,
  value: unknown,
  glance: Glance,
) => {
  switch (field.kind) {
    case "tensor":
      return checkTensor(operation, name, field, sides, value, glance)
    case "number":
      return checkNumber(operation, name, field, sides, value)
    case "numbers":
      return checkNumbers(operation, name, field, sides, value)
    case "choice":
      return checkChoice(operation, name, field, sides, value)
  }
}

/** Numbers first, so that tensors can name them as sides. */
const inOrder = (fields: Readonly<Record<string, Field>>): readonly (readonly [string, Field])[] => {
  const all = Object.entries(fields)
  return [
    ...all.filter(([, field]) => field.kind !== "tensor"),
    ...all.filter(([, field]) => field.kind === "tensor"),
  ]
}

const checkOrdered = (
  operation: string,
  fields: readonly (readonly [string, Field])[],
  input: object,
  glance: Glance,
): E.Either<DetectionError, Sides> => {
  const values = new Map<string, unknown>(Object.entries(input))
  let sides: Sides = new Map()
  for (const [name, field] of fields) {
    const checked = checkField(operation, name, field, sides, values.get(name), glance)
    if (E.isLeft(checked)) return checked
    sides = checked.right
  }
  return E.right(sides)
}

/** A record's fields, one by one and against each other; on the right the sides that they name. */
export const checkFields = (
  operation: string,
  fields: Readonly<Record<string, Field>>,
  input: object,
  glance: Glance,
): E.Either<DetectionError, Sides> => checkOrdered(operation, inOrder(fields), input, glance)

/** Whether one input after the other fulfils a contract, by a look at numbers that each brings along. */
export type Checker<I> = (input: I, glance: Glance) => E.Either<DetectionError, I>

/** `check` by a backend that has a quicker look at numbers than a loop in JavaScript. */
export const checkerOf = <I extends object, O extends TensorRecord>({
  name,
  inputs,
  requires,
}: Contract<I, O>): Checker<I> => {
  const fields = inOrder(inputs)
  return (input, glance) => {
    const whole: unknown = input
    if (typeof whole !== "object" || whole === null) {
      return E.left(typeMismatch(name, "input", "be a record of fields", describeValue(whole)))
    }
    const checked = checkOrdered(name, fields, input, glance)
    if (E.isLeft(checked)) return checked
    for (const { expected, quickly, violation } of requires) {
      if (quickly?.(input, glance)) continue
      const found = violation(input)
      if (isSome(found)) return E.left(outOfRange(name, found.value.field, expected, found.value.actual))
    }
    return E.right(input)
  }
}

/**
 * The input itself when it fulfils the contract, else the first thing that is wrong with it.
 * Safe on anything that JavaScript can hand over: it never throws.
 */
export const check = <I extends object, O extends TensorRecord>(
  contract: Contract<I, O>,
): ((input: I) => E.Either<DetectionError, I>) => {
  const checked = checkerOf(contract)
  return (input) => checked(input, plainGlance)
}
