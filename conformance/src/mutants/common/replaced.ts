import type { DetectionError, Operation, Tensor } from "@detspec/core"
import { check, toArray } from "@detspec/core"
import type { Backend, In, OperationName, Out } from "@detspec/spec"
import { operations, specBackend } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import { remake } from "../../kit/relay.js"
import { isCalledAnyway } from "../../kit/untyped.js"

/** The specification with one operation replaced, behind no check: what a backend may really do. */
export const unguarded = (name: OperationName, run: (input: object) => object): Backend => {
  const answer = (input: object) => TE.fromTask(async () => run(input))
  return { ...specBackend, operations: { ...specBackend.operations, [name]: answer } }
}

/** The same behind the check of the contract, so that it does not die of what is refused. */
export const replaced = <K extends OperationName>(name: K, run: (input: object) => object): Backend => {
  const { contract }: Operation<In<K>, Out<K>> = operations[name]
  const answer = (input: object) =>
    isCalledAnyway(name, input)
      ? TE.map(run)(TE.fromEither<DetectionError, object>(check(contract)(input)))
      : TE.fromTask(async () => run(input))
  return { ...specBackend, operations: { ...specBackend.operations, [name]: answer } }
}

/** What the specification answers, whatever is asked. */
export const plain = <K extends OperationName>(name: K, input: object): object =>
  isCalledAnyway(name, input) ? operations[name].run(input) : {}

/** The same shape with every element changed, in memory of its own. */
export const changed = (tensor: Tensor, change: (x: number, at: number) => number): Tensor =>
  remake(tensor, tensor.shape, toArray(tensor).map(change))
