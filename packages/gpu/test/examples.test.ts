import assert from "node:assert/strict"
import { test } from "node:test"
import type { DetectionError, Operation, Tensor, TensorRecord } from "@detspec/core"
import { boundsOf, toArray } from "@detspec/core"
import type { Mode } from "@detspec/gpu"
import { gpuBackend } from "@detspec/gpu"
import type { Backend, OperationName } from "@detspec/spec"
import { operationNames, operations } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"

const assertClose = (what: string, actual: Tensor, expected: Tensor, bounds: Tensor): void => {
  assert.deepEqual([...actual.shape], [...expected.shape], what)
  const [values, targets, limits] = [toArray(actual), toArray(expected), toArray(bounds)]
  for (const [i, value] of values.entries()) {
    const distance = Math.abs(value - (targets[i] ?? Number.NaN))
    assert.ok(distance <= (limits[i] ?? 0), `${what}[${i}]: ${value} for ${targets[i]}, bound ${limits[i]}`)
  }
}

const namesOf = <O extends TensorRecord>(output: O): readonly (keyof O & string)[] => {
  const isName = (name: string): name is keyof O & string => name in output
  return Object.keys(output).filter(isName)
}

/** Every worked example of one operation, within the accuracy of its contract. */
const examplesHold = async <I extends object, O extends TensorRecord>(
  { contract, examples, run }: Operation<I, O>,
  compute: (input: I) => TaskEither<DetectionError, O>,
  backend: Backend,
): Promise<void> => {
  for (const { title, input } of examples) {
    const answer = await compute(input)()
    if (E.isLeft(answer)) assert.fail(`${contract.name}, ${title}: ${JSON.stringify(answer.left)}`)
    const expected = run(input)
    for (const field of namesOf(expected)) {
      const [value, actual] = [expected[field], answer.right[field]]
      if (!value || !actual) return assert.fail(`${contract.name} gives no ${field}`)
      const bounds = boundsOf(contract.accuracy[field], backend.arithmetic, input, expected, value)
      assertClose(`${contract.name}, ${title}, ${field}`, actual, value, bounds)
    }
  }
}

const hold = <K extends OperationName>(name: K, backend: Backend): Promise<void> =>
  examplesHold(operations[name], backend.operations[name], backend)

const wanted: readonly Mode[] = ["webasm", "cpu", "webgpu"]
const { OPERATION: only } = process.env

for (const mode of wanted) {
  const opened = await gpuBackend({ mode })()
  for (const name of operationNames.filter((name) => only === undefined || name === only)) {
    if (E.isLeft(opened)) test(`${mode}: ${name}`, { skip: opened.left.actual }, () => undefined)
    else if (opened.right.runsOn[name] === "device")
      test(`gpu:${mode}: ${name} computes its worked examples`, () => hold(name, opened.right))
  }
}
