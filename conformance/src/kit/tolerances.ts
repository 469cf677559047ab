import type { Accuracy, Arithmetic, Cost, Operation, TensorRecord } from "@detspec/core"
import { boundsOf, describeCost, relativeBound } from "@detspec/core"
import type { Tolerance } from "./compare.js"

const words = (cost: Cost, arithmetic: Arithmetic, because: string): string => {
  const relative = relativeBound(cost, arithmetic).toExponential(2)
  return `${describeCost(cost)} of a backend with u = ${arithmetic.unit.toExponential(2)} are ${relative} × scale: ${because}`
}

/** Choices are compared only where they are clear. */
const reasonOf = <I, O extends TensorRecord>(accuracy: Accuracy<I, O>, arithmetic: Arithmetic): string => {
  if (accuracy.kind === "choice") return "nothing rounds here that could flip the choice"
  return accuracy.kind === "exact" ? accuracy.because : words(accuracy.cost, arithmetic, accuracy.because)
}

const toleranceOf = <I, O extends TensorRecord>(
  accuracies: Readonly<Record<string, Accuracy<I, O>>>,
  arithmetic: Arithmetic,
  input: I,
  output: O,
): Readonly<Record<string, Tolerance>> =>
  Object.fromEntries(
    Object.entries<TensorRecord[string]>(output).map(([field, value]) => {
      const accuracy = accuracies[field]
      if (!accuracy) return [field, { bound: 0, because: "no accuracy is declared" }]
      const bound = boundsOf(accuracy, arithmetic, input, output, value)
      return [field, { bound, because: reasonOf(accuracy, arithmetic) }]
    }),
  )

/** How far each output of an operation may lie from the specification's on this input, by the contract's accuracy. */
export const tolerancesOf = <I, O extends TensorRecord>(
  { contract }: Operation<I, O>,
  arithmetic: Arithmetic,
  input: I,
  output: O,
): Readonly<Record<string, Tolerance>> => toleranceOf<I, O>(contract.accuracy, arithmetic, input, output)
