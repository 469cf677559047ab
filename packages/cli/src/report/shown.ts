import type { Exchange } from "@detspec/conformance"
import type { Field, TensorRecord } from "@detspec/core"
import { check, elementTypeOf } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { Strays } from "./strays.js"
import { straysOf } from "./strays.js"

/** A call with valid input and two answers of the right kinds, whose shapes may still differ. */
export interface Shown<K extends OperationName> {
  readonly input: In<K>
  readonly expected: Out<K>
  readonly actual: Out<K>
  /** Which elements of an output lie too far off. */
  readonly strays: (field: string) => Strays
}

const isInput = <K extends OperationName>(name: K, input: object): input is In<K> => {
  const asUnchecked = (_: object): _ is In<K> => true
  return asUnchecked(input) && E.isRight(check(operations[name].contract)(input))
}

const isOutput = <K extends OperationName>(
  name: K,
  output: TensorRecord,
): output is Out<K> & TensorRecord => {
  const fields: Readonly<Record<string, Field>> = operations[name].contract.outputs
  return Object.entries(fields).every(([field, wanted]) => {
    const tensor = output[field]
    if (!tensor || wanted.kind !== "tensor") return false
    return elementTypeOf(tensor) === wanted.element && tensor.shape.length === wanted.shape.length
  })
}

/** What can be drawn of an exchange; undefined for what was refused, or answered in another form. */
export const shownOf = <K extends OperationName>(name: K, exchange: Exchange): Shown<K> | undefined => {
  const { input, expected, answer, tolerances } = exchange
  if (E.isLeft(expected) || E.isLeft(answer)) return undefined
  const [right, came] = [expected.right, answer.right]
  if (!isInput(name, input) || !isOutput(name, right) || !isOutput(name, came)) return undefined
  const strays = (field: string) => straysOf(right[field], came[field], tolerances[field])
  return { input, expected: right, actual: came, strays }
}
