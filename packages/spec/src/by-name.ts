import type { DetectionError } from "@detspec/core"
import type { Kind2, URIS2 } from "fp-ts/HKT"
import type { Operations } from "./backend.js"
import type { In, OperationName, Out } from "./operations.js"
import { operationNames } from "./operations.js"

type Named<T> = Readonly<Record<OperationName, T>>

/** The record that `make` gives, name by name. */
export const everyOperation = <T>(make: (name: OperationName) => T): Named<T> => {
  const all = Object.fromEntries(operationNames.map((name) => [name, make(name)]))
  const covers = (some: Readonly<Record<string, T>>): some is Named<T> =>
    operationNames.every((name) => name in some)
  if (!covers(all)) throw new TypeError("an operation is missing from the table")
  return all
}

/** As `everyOperation`, where what is made depends on the operation's own types, read in the functor F. */
export const byName = <F extends URIS2>(
  make: <K extends OperationName>(name: K) => (input: In<K>) => Kind2<F, DetectionError, Out<K>>,
): Operations<F> => {
  const all: Readonly<Record<string, unknown>> = everyOperation(make)
  const typed = (some: Readonly<Record<string, unknown>>): some is Operations<F> =>
    operationNames.every((name) => typeof some[name] === "function")
  if (!typed(all)) throw new TypeError("an operation is missing from the table")
  return all
}
