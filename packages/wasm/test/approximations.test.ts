import assert from "node:assert/strict"
import { test } from "node:test"
import { wrapFloat32 } from "@detspec/core"
import { arithmetic } from "@detspec/wasm"
import { answered, open, using } from "./open.js"

const count = 400_000
const unit = 2 ** -24

/** The largest relative error in units of roundoff; where 0 is right, nothing else is. */
const worst = (actual: (n: number) => number, exact: (n: number) => number): number => {
  let most = 0
  for (let n = 0; n < count; n += 1) {
    const distance = Math.abs(actual(n) - exact(n))
    if (distance !== 0) most = Math.max(most, distance / Math.abs(exact(n)))
  }
  return most / unit
}

test("e^x errs by no more than is declared, from -87 to 64", async () => {
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const x = Float32Array.from({ length: count }, (_, n) => -87 + (151 * n) / count)
    const deltas = wrapFloat32([1, count, 4], new Float32Array(4 * count))
    for (const [n, value] of x.entries()) deltas.data[4 * n + 2] = value
    const anchors = wrapFloat32([1, 4], Float32Array.of(-0.5, -0.5, 0.5, 0.5))
    const input = { deltas, anchors, weights: [1, 1, 1, 1], clamp: 64 } as const
    const { boxes } = await answered(operations.decodeBoxes(input))
    const error = worst(
      (n) => 2 * (boxes.data[4 * n + 2] ?? 0),
      (n) => Math.exp(x[n] ?? 0),
    )
    console.log(`exp: ${error.toFixed(2)} units`)
    assert.ok(error <= arithmetic.exp, `${error} units`)
  })
})

test("ln x errs by no more than is declared, from 2^-30 to 2^30", async () => {
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const x = Float32Array.from({ length: count }, (_, n) => 2 ** (-29.9 + (59.8 * n) / count))
    const boxes = wrapFloat32([count, 4], new Float32Array(4 * count))
    const anchors = wrapFloat32([count, 4], new Float32Array(4 * count))
    for (const [n, value] of x.entries()) boxes.data.set([0, 0, value, 1], 4 * n)
    for (let n = 0; n < count; n += 1) anchors.data.set([0, 0, 1, 1], 4 * n)
    const { deltas } = await answered(operations.encodeBoxes({ boxes, anchors, weights: [1, 1, 1, 1] }))
    const error = worst(
      (n) => deltas.data[4 * n + 2] ?? 0,
      (n) => Math.log(x[n] ?? 0),
    )
    console.log(`ln: ${error.toFixed(2)} units`)
    assert.ok(error <= arithmetic.log, `${error} units`)
  })
})
