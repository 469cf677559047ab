import type { Operation, TensorRecord } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operationNames, operations } from "@detspec/spec"
import { mapTensors } from "../../conformance/src/kit/relay.js"
import { isCalledAnyway } from "../../conformance/src/kit/untyped.js"
import { misfits } from "../../conformance/test/outputs.js"
import { limits } from "../../packages/spec/test/limits/index.js"
import { signatureOf, signatures } from "../../packages/spec/test/signatures/index.js"
import { lack } from "../../packages/spec/test/wholeness.js"
import { beginning } from "./longer.js"
import type { Trial } from "./trial.js"

const isClose = (expected: TensorRecord, actual: TensorRecord): boolean =>
  Object.keys(expected).join() === Object.keys(actual).join() &&
  Object.entries(expected).every(([field, tensor]) => {
    const got = actual[field]
    const values = got ? toArray(got) : []
    return (
      got?.shape.join() === tensor.shape.join() &&
      toArray(tensor).every((x, i) => Math.abs(x - (values[i] ?? Number.NaN)) <= 1e-12 * (1 + Math.abs(x)))
    )
  })

/** The title of an example that the specification does not meet, as it is or as a part of something longer; or another name. */
const failedExample = <K extends OperationName>(name: K): string | undefined => {
  const { contract, examples, run }: Operation<In<K>, Out<K>> = operations[name]
  if (contract.name !== name) return contract.name
  return examples.find(({ input, output }) => {
    const part = mapTensors(input, beginning)
    return !isClose(output, run(input)) || (isCalledAnyway(name, part) && !isClose(output, run(part)))
  })?.title
}

/** What a contract refuses though it is just within a limit, or accepts though it is just beyond. */
const wrongLimit = (name: OperationName): string | undefined =>
  limits
    .filter(({ operation }) => operation === name)
    .map(({ mistake }) => mistake())
    .find((mistake) => mistake !== undefined)

/** The contract's form: another one than it had. */
const otherForm = (name: OperationName): string | undefined =>
  JSON.stringify(signatureOf(name)) === JSON.stringify(signatures[name]) ? undefined : "another signature"

/** What of an operation fails without anything being drawn: an example, the form of an output, a word, or a limit. */
export const trial: Trial = async (name) =>
  failedExample(name) ?? otherForm(name) ?? lack(name) ?? misfits(name)[0] ?? wrongLimit(name)

export const names: readonly OperationName[] = operationNames
