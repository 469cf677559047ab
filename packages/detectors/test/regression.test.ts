import assert from "node:assert/strict"
import { test } from "node:test"
import type { FloatTensor } from "@detspec/core"
import { rows, toArray } from "@detspec/core"
import { decodeBoxes } from "@detspec/spec"
import { decodePullback, reshaped } from "../src/index.js"
import { assertSlopes, scattered } from "./slopes.js"

const anchors = rows(4, [
  [0, 0, 8, 4],
  [3, 5, 13, 25],
  [0, 0, 1, 1],
  [5, 5, 7, 9],
])

test("decodePullback is the slope of decodeBoxes, and growth that is clamped has none", async () => {
  const coding = { weights: [10, 10, 5, 5], clamp: 0.1 } as const
  const deltas = scattered([4, 4], 5)
  const cotangent = scattered([4, 4], 6)
  const value = async (at: FloatTensor) => {
    const { boxes } = decodeBoxes({ deltas: reshaped(at, [4, 1, 4]), anchors, ...coding })
    return toArray(boxes).reduce((sum, x, i) => sum + x * (toArray(cotangent)[i] ?? 0), 0)
  }
  const gradient = decodePullback(coding, deltas, anchors, cotangent)
  const clamped = toArray(deltas).filter((t, i) => i % 4 > 1 && t / 5 >= 0.1).length
  assert.ok(clamped > 0 && clamped < 8)
  assert.equal(toArray(gradient).filter((slope) => slope === 0).length, clamped)
  await assertSlopes(value, deltas, gradient)
})
