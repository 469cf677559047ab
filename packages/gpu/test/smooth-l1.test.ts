import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, toArray } from "@detspec/core"
import { smoothL1Gradient } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { open } from "./open.js"

const predictions = float64([1, 3], [0, 1, -3])
const targets = float64([1, 3], [0, 0, 0])

test("a β below what float32 holds leaves the absolute difference and its sign", async () => {
  for (const mode of ["cpu", "webasm"] as const) {
    const backend = await open(mode)
    for (const beta of [5e-324, 1e-310, 1e-46]) {
      const input = { predictions, targets, beta }
      const answer = await backend.operations.smoothL1Gradient(input)()
      if (E.isLeft(answer)) return assert.fail(answer.left.actual)
      const expected = smoothL1Gradient(input)
      assert.deepEqual(toArray(answer.right.loss), toArray(expected.loss))
      assert.deepEqual(toArray(answer.right.gradient), toArray(expected.gradient))
    }
    await backend.dispose()
  }
})
