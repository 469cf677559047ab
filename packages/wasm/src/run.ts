import type { Checker, DetectionError } from "@detspec/core"
import { checkerOf, isTensor } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { KernelOf, LookingKernel } from "./kernel.js"
import type { Machine } from "./machine.js"

/** An operation on a machine: the input is checked, and computed with. */
export type Run<K extends OperationName> = (
  input: In<K>,
  machine: Machine,
) => E.Either<DetectionError, Out<K>>

const checkFirst = <K extends OperationName>(name: K, kernel: KernelOf<K>): Run<K> => {
  const check: Checker<In<K>> = checkerOf(operations[name].contract)
  return (input, { begin, survey }) => {
    const call = begin()
    const checked = check(input, survey.glance)
    return E.isLeft(checked) ? checked : E.right(kernel(checked.right, call))
  }
}

/** What an answer holds of the machine's memory goes back. */
const takeBack = (output: object, { residents }: Machine): void => {
  for (const value of Object.values(output)) if (isTensor(value)) residents?.release(value)
}

/** Input whose numbers are wrong is refused after the kernel saw them, in the words of a check before it. */
const checkAfterwards = <K extends OperationName>(name: K, kernel: KernelOf<K>): Run<K> => {
  const check: Checker<In<K>> = checkerOf(operations[name].contract)
  return (input, machine) => {
    const { begin, survey } = machine
    const call = begin()
    if (E.isLeft(check(input, survey.trust)))
      return E.map(() => kernel(input, call))(check(input, survey.glance))
    const output = kernel(input, call)
    const checked = check(input, survey.glance)
    if (E.isRight(checked)) return E.right(output)
    takeBack(output, machine)
    return checked
  }
}

/** How a kernel is run. */
export const runOf = <K extends OperationName>(name: K, kernel: KernelOf<K> | LookingKernel<K>): Run<K> =>
  typeof kernel === "function" ? checkFirst(name, kernel) : checkAfterwards(name, kernel.looking)
