import assert from "node:assert/strict"
import { test } from "node:test"
import { operationNames, operations } from "@detspec/spec"
import { misfits } from "./outputs.js"

for (const name of operationNames) {
  test(`${name}: examples fit the outputs of the contract, and spoiled ones do not`, () => {
    assert.equal(operations[name].contract.name, name)
    assert.deepEqual(misfits(name), [])
  })
}
