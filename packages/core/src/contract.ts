import type { Option } from "fp-ts/lib/Option.js"
import type { Accuracy } from "./accuracy.js"
import type { FieldOf } from "./field.js"
import type { Glance } from "./glance.js"
import type { Citation } from "./papers.js"
import type { Tensor } from "./tensor.js"

export type TensorRecord = Readonly<Record<string, Tensor>>

/** What `check` refuses beyond kinds, shapes and ranges. `name` is a phrase: "boxes1 in order". */
export interface Requirement<I> {
  readonly name: string
  /** The field to blame; `expected` is said of it: "`boxes` must satisfy …". */
  readonly field: string
  readonly expected: string
  /** A quick look: true where nothing is violated; left out, or false, where it takes a closer one. */
  readonly quickly?: (input: I, glance: Glance) => boolean
  readonly violation: (input: I) => Option<{ readonly field: string; readonly actual: string }>
}

/** Settings under a name: what a paper says, what a known system does. */
export type Presets<I> = Readonly<Record<string, Partial<I>>>

/**
 * One operation as a value: what it means, what it takes and gives, what it refuses, how exact it is.
 * Shape checks, the documentation, the laws and the reports are derived from it.
 */
export interface Contract<I, O extends TensorRecord> {
  readonly name: string
  /** One plain sentence. */
  readonly summary: string
  /** LaTeX, a line each. */
  readonly formula: readonly string[]
  readonly inputs: { readonly [F in keyof I]: FieldOf<I[F]> }
  readonly outputs: { readonly [F in keyof O]: FieldOf<O[F]> }
  readonly requires: readonly Requirement<I>[]
  readonly accuracy: { readonly [F in keyof O]: Accuracy<I, O> }
  /** What happens at the borders of the domain, a sentence each. */
  readonly edgeCases: readonly string[]
  readonly presets: Presets<I>
  readonly sources: readonly Citation[]
}

/** A worked example: the arithmetic by hand, then the numbers. */
export interface Example<I, O> {
  readonly title: string
  readonly arithmetic: string
  readonly input: I
  readonly output: O
}

/** A contract, the function that fulfils it in float64, and worked examples of it. */
export interface Operation<I, O extends TensorRecord> {
  readonly contract: Contract<I, O>
  /** Total on input that the contract accepts. */
  readonly run: (input: I) => O
  readonly examples: readonly Example<I, O>[]
}

/** The three as one. */
export const operation = <I, O extends TensorRecord>(
  contract: Contract<I, O>,
  run: (input: I) => O,
  examples: readonly Example<I, O>[],
): Operation<I, O> => ({ contract, run, examples })
