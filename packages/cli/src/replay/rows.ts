import type { Tensor } from "@detspec/core"
import { isFloat } from "@detspec/core"
import type { In, OperationName } from "@detspec/spec"
import { spec } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { Ask } from "./ask.js"
import type { RefusalQuestion } from "./question.js"
import { refusal } from "./question.js"
import { pickRows } from "./tensors.js"

/** An operation on rows that do not depend on each other. */
export interface Rowwise<K extends OperationName> {
  readonly name: K
  readonly count: number
  readonly input: (rows: readonly number[]) => In<K>
  /** What the recorded program does with rows that our contract refuses. */
  readonly otherwise: string
}

/** The rows that our contract accepts, and a question for each other: the backend must refuse it. */
export const splitRows = <K extends OperationName>(
  { name, count, input, otherwise }: Rowwise<K>,
  { all }: Ask,
): { readonly accepted: readonly number[]; readonly refusals: readonly RefusalQuestion[] } => {
  const rows = Array.from({ length: count }, (_, n) => n)
  const accepts = (n: number) => E.isRight(spec[name](input([n])))
  const accepted = rows.filter(accepts)
  const refused = rows.filter((n) => !accepted.includes(n))
  const why = `${otherwise}; our contract refuses such a row, and the others must agree`
  return { accepted, refusals: refused.map((n) => refusal(`row ${n}`, all(name, input([n])), why)) }
}

/** The same rows of a recorded tensor. */
export const recordedRows = (recorded: Tensor | undefined, rows: readonly number[]): Tensor | undefined =>
  recorded !== undefined && isFloat(recorded) ? pickRows(recorded, rows) : recorded
