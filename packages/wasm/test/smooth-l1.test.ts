import assert from "node:assert/strict"
import { test } from "node:test"
import { boundsOf, wrapFloat32 } from "@detspec/core"
import { smoothL1Gradient, smoothL1GradientContract } from "@detspec/spec"
import { arithmetic } from "@detspec/wasm"
import * as E from "fp-ts/lib/Either.js"
import { spread } from "./numbers.js"
import { answered, open, using } from "./open.js"

const rows = 5003

const filled = (value: number) => wrapFloat32([rows, 4], new Float32Array(4 * rows).fill(value))

test("what is seen of p and of p - t is enough to find a number too large, and refuses none that is not", async () => {
  const [predictions, targets] = [filled(1), filled(-1)]
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const ask = operations.smoothL1({ predictions, targets, beta: 1 })
    for (const at of [0, 5, 16_383, 16_384, 4 * rows - 9, 4 * rows - 1]) {
      for (const [p, t, field] of [
        [2 ** 61, 2 ** 61, "predictions"],
        [-(2 ** 61), -(2 ** 61), "predictions"],
        [2 ** 60, 2 ** 61, "targets"],
        [0, -(2 ** 61), "targets"],
        [Number.NaN, 0, "predictions"],
        [0, Number.NaN, "targets"],
        [Infinity, Infinity, "predictions"],
        [2 ** 60, -(2 ** 60), ""],
        [2 ** 60, 2 ** 60, ""],
      ] as const) {
        predictions.data[at] = p
        targets.data[at] = t
        const answer = await ask()
        predictions.data[at] = 1
        targets.data[at] = -1
        const named = E.isLeft(answer) ? answer.left.field : ""
        assert.equal(named, field && `${field}[${Math.floor(at / 4)},${at % 4}]`)
      }
    }
  })
})

/** Distances of all sizes, some of exactly β and its neighbours. */
const pairs = (beta: number) => {
  const predictions = Float32Array.from({ length: 4 * rows }, (_, n) => spread(n) * 2 ** (60 - (n % 120)))
  const targets = predictions.map((p, n) => [0, p - beta, p + 0.999 * beta, -p][n % 4] ?? 0)
  const within = targets.map((t) => Math.min(Math.max(t, -(2 ** 60)), 2 ** 60))
  return {
    predictions: wrapFloat32([rows, 4], predictions),
    targets: wrapFloat32([rows, 4], within),
    beta,
  }
}

for (const beta of [0, 1e-45, 2 ** -127, 2 ** -126, 1 / 9, 7, 2 ** 60, 8e37, 2 ** 126, 1e45, 1e60, 1e308])
  test(`with β = ${beta} loss and slope lie within the contract's bounds`, async () => {
    const input = pairs(beta)
    const expected = smoothL1Gradient(input)
    await using(await open({ threads: 1 }), async ({ operations }) => {
      const actual = await answered(operations.smoothL1Gradient(input))
      for (const field of ["loss", "gradient"] as const) {
        const accuracy = smoothL1GradientContract.accuracy[field]
        const bounds = boundsOf(accuracy, arithmetic, input, expected, expected[field])
        for (const [n, value] of actual[field].data.entries()) {
          const distance = Math.abs(value - (expected[field].data[n] ?? 0))
          assert.ok(distance <= (bounds.data[n] ?? 0), `${field} ${n}: ${value}, ${expected[field].data[n]}`)
        }
      }
    })
  })
