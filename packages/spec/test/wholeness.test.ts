import assert from "node:assert/strict"
import { test } from "node:test"
import { operationNames } from "../src/index.js"
import { lack } from "./wholeness.js"

for (const name of operationNames) {
  test(`${name}: every requirement has words, every preset is accepted, three examples are worked, and it says where it runs`, () => {
    assert.equal(lack(name), undefined)
  })
}
