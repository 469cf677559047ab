import assert from "node:assert/strict"
import { test } from "node:test"
import { boundsOf, float64, float64Arithmetic, int32, isTensor, rows } from "@detspec/core"
import { operations } from "../src/index.js"

const { contract, run } = operations.cropAndResize

/** How far the last point of a region of one row may be off, with a map of one cell. */
const boundAtEnd = (left: number, right: number): number => {
  const input = {
    features: float64([1, 1, 1, 1], [2]),
    boxes: rows(4, [[left, 0, right, 0]]),
    images: int32([1], [0]),
    spatialScale: 1,
    pooledHeight: 1,
    pooledWidth: 3,
    extrapolation: 1,
  }
  const output = run(input)
  const bounds = boundsOf(contract.accuracy.output, float64Arithmetic, input, output, output.output)
  return isTensor(bounds) ? bounds.get(0, 0, 0, 2) : bounds
}

test("the last point of a crop is judged, unless the way to it rounds beside the border", () => {
  assert.equal(boundAtEnd(-1.5, -(2 ** -53)), Infinity)
  assert.equal(boundAtEnd(-1, -(2 ** -54)), Infinity)
  assert.ok(boundAtEnd(-1.5, 0) < 1e-12)
  assert.ok(boundAtEnd(-1, -(2 ** -20)) < 1e-12)
  assert.ok(boundAtEnd(-3, -1) < 1e-12)
})
