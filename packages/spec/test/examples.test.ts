import assert from "node:assert/strict"
import { test } from "node:test"
import type { Operation, TensorRecord } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { In, OperationName, Out } from "../src/index.js"
import { operationNames, operations } from "../src/index.js"

const close = (name: string, expected: TensorRecord, actual: TensorRecord): void => {
  assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort())
  for (const [field, tensor] of Object.entries(expected)) {
    const got = actual[field]
    assert.deepEqual(got?.shape, tensor.shape, `${name}.${field}`)
    const values = got ? toArray(got) : []
    // A few roundings of float64 on numbers of at most hundreds.
    toArray(tensor).forEach((x, i) => {
      assert.ok(
        Math.abs(x - (values[i] ?? Number.NaN)) <= 1e-12 * (1 + Math.abs(x)),
        `${name}.${field}[${i}] = ${values[i]}, not ${x}`,
      )
    })
  }
}

const tested = <K extends OperationName>(name: K): void => {
  const { contract, examples, run }: Operation<In<K>, Out<K>> = operations[name]
  test(`${name}: three examples or more, and the specification gives their numbers`, () => {
    assert.equal(contract.name, name)
    assert.ok(examples.length >= 3, `${examples.length} examples`)
    for (const { title, input, output } of examples) close(`${name}, ${title}`, output, run(input))
  })
}

operationNames.forEach(tested)
