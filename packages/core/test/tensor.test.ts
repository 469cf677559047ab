import assert from "node:assert/strict"
import { test } from "node:test"
import {
  between,
  boundsOf,
  contains,
  findElement,
  float32Arithmetic,
  float64,
  isContiguous,
  mapTensor,
  tabulate,
  toArray,
  unravel,
} from "../src/index.js"

test("tabulate runs row-major, the last index fastest", () => {
  assert.deepEqual(toArray(tabulate([2, 3], (i = 0, j = 0) => 10 * i + j)), [0, 1, 2, 10, 11, 12])
})

test("toArray and mapTensor read views by their strides", () => {
  const turned = float64([2, 3], [0, 1, 2, 3, 4, 5]).transpose(1, 0)
  assert.deepEqual(toArray(turned), [0, 3, 1, 4, 2, 5])
  assert.deepEqual(toArray(mapTensor(turned, (x) => 2 * x)), [0, 6, 2, 8, 4, 10])
  assert.equal(isContiguous(turned), false)
  assert.equal(isContiguous(float64([2, 3], [0, 1, 2, 3, 4, 5]).lo(1, 0)), true)
})

test("a length that does not fit the shape throws: a mistake of the program, not of its input", () => {
  assert.throws(() => float64([2, 2], [1, 2, 3]), /expected 4 numbers for shape \[2,2\], got 3/)
})

test("findElement names the first wrong element in row-major order, also of a view", () => {
  const turned = float64([2, 3], [0, 1, 9, 3, 9, 5]).transpose(1, 0)
  assert.deepEqual(
    findElement(turned, (x) => x === 9),
    { index: [1, 1], value: 9 },
  )
  assert.deepEqual(unravel(5, [2, 3]), [1, 2])
})

test("an interval holds its closed ends and nothing that is not a number", () => {
  assert.ok(contains(between(0, 1), 0) && contains(between(0, 1), 1))
  assert.ok(!contains(between(0, 1), Number.NaN))
})

test("a bound is roundings times unit times scale, plus the underflow", () => {
  const value = float64([1], [3])
  const bound = boundsOf(
    { kind: "rounded", cost: { roundings: 2, divisions: 1 }, because: "", scale: () => value },
    float32Arithmetic,
    {},
    {},
    value,
  )
  assert.deepEqual(toArray(bound), [9 * 2 ** -24 + 2 ** -126])
})
