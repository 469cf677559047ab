import type { DetectionError } from "@detspec/core"
import type { Kind2, URIS2 } from "fp-ts/HKT"
import type { Operations } from "./backend.js"
import type { In, OperationName, Out } from "./operations.js"
import { operationNames } from "./operations.js"

type Growing<F extends URIS2> = { -readonly [K in OperationName]?: Operations<F>[K] }

const isComplete = <F extends URIS2>(some: Growing<F>): some is Operations<F> =>
  operationNames.every((name) => name in some)

/** The record of operations that `make` gives, name by name. */
export const byName = <F extends URIS2>(
  make: <K extends OperationName>(name: K) => (input: In<K>) => Kind2<F, DetectionError, Out<K>>,
): Operations<F> => {
  const all: Growing<F> = {}
  const add = <K extends OperationName>(name: K): void => {
    all[name] = make(name)
  }
  operationNames.forEach(add)
  if (!isComplete(all)) throw new TypeError("an operation is missing from the table")
  return all
}

/** One and the same word for every operation. */
export const everywhere = <T>(value: T): Readonly<Record<OperationName, T>> => {
  const all = Object.fromEntries(operationNames.map((name) => [name, value]))
  const covers = (some: Readonly<Record<string, T>>): some is Readonly<Record<OperationName, T>> =>
    operationNames.every((name) => name in some)
  if (!covers(all)) throw new TypeError("an operation is missing from the table")
  return all
}
