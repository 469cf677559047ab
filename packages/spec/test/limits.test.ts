import assert from "node:assert/strict"
import { test } from "node:test"
import { limits } from "./limits/index.js"

for (const { operation, requirement, mistake } of limits) {
  test(`${operation}, ${requirement}: accepts up to the limit, and says what is beyond it`, () => {
    assert.equal(mistake(), undefined)
  })
}
