import type { Checker, DetectionError, Glance } from "@detspec/core"
import { checkerOf, isTensor } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { KernelOf, Placement, TryingKernel } from "./kernel.js"
import type { Machine } from "./machine.js"
import type { Survey } from "./memory/survey.js"

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

/** Input whose numbers are wrong is refused after a kernel saw them, in the words of a check before it. */
const checkAfterwards = <K extends OperationName>(
  name: K,
  looking: TryingKernel<K>["trying"],
  trustOf: (input: In<K>, survey: Survey) => Glance,
  otherwise: KernelOf<K>,
): Run<K> => {
  const check: Checker<In<K>> = checkerOf(operations[name].contract)
  return (input, machine) => {
    const { begin, survey } = machine
    const call = begin()
    const output = E.isRight(check(input, trustOf(input, survey))) ? looking(input, call) : undefined
    const checked = check(input, survey.glance)
    if (E.isRight(checked)) return E.right(output ?? otherwise(input, call))
    if (output !== undefined) takeBack(output, machine)
    return checked
  }
}

/** How a kernel is run. */
export const runOf = <K extends OperationName>(name: K, kernel: Exclude<Placement<K>, "host">): Run<K> => {
  if (typeof kernel === "function") return checkFirst(name, kernel)
  if ("looking" in kernel) {
    const { looking } = kernel
    return checkAfterwards(name, looking, (_, { trust }) => trust, looking)
  }
  const { trying, trusts, otherwise } = kernel
  return checkAfterwards(name, trying, (input, { trusting }) => trusting(input?.[trusts]), otherwise)
}
