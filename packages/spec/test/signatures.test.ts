import assert from "node:assert/strict"
import { test } from "node:test"
import { operationNames } from "../src/index.js"
import { signatureOf, signatures } from "./signatures/index.js"

for (const name of operationNames) {
  test(`${name}: takes, returns and requires what it did`, () => {
    assert.deepEqual(signatureOf(name), signatures[name])
  })
}
