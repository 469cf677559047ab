import assert from "node:assert/strict"
import { test } from "node:test"
import { toArray } from "@detspec/core"
import { filled, gaussian, he, initialise, priorBias, seeded } from "@detspec/networks"

const moments = (numbers: readonly number[]): readonly [mean: number, deviation: number] => {
  const mean = numbers.reduce((a, b) => a + b, 0) / numbers.length
  return [mean, Math.sqrt(numbers.reduce((sum, n) => sum + (n - mean) ** 2, 0) / numbers.length)]
}

/** n numbers: the mean errs by σ / √n, the deviation by σ / √(2 n); five times that happens once in a million seeds. */
const assertNormal = (numbers: readonly number[], deviation: number): void => {
  const [mean, spread] = moments(numbers)
  assert.ok(Math.abs(mean) < (5 * deviation) / Math.sqrt(numbers.length))
  assert.ok(Math.abs(spread - deviation) < (5 * deviation) / Math.sqrt(2 * numbers.length))
}

test("Gaussian weights have the deviation asked for; those of He the one of their fan", () => {
  assertNormal(toArray(gaussian([101, 99], 0.01)(seeded(1))[0]), 0.01)
  assertNormal(toArray(he([64, 16, 3, 3], "in")(seeded(2))[0]), Math.sqrt(2 / (16 * 9)))
  assertNormal(toArray(he([64, 16, 3, 3], "out")(seeded(3))[0]), Math.sqrt(2 / (64 * 9)))
  assertNormal(toArray(he([128, 200], "in")(seeded(4))[0]), Math.sqrt(2 / 200))
})

test("a prior's bias is where a sigmoid answers the prior", () => {
  const [bias = 0] = toArray(priorBias([3], 0.01)(seeded(1))[0])
  assert.ok(Math.abs(1 / (1 + Math.exp(-bias)) - 0.01) < 2 ** -24)
})

test("the state is all there is: the same state gives the same weights, the next one others", () => {
  const plan = { w: gaussian([5], 1), b: filled([2], 0), v: gaussian([4], 1) }
  const [first, next] = initialise(plan)(seeded(7))
  const [again] = initialise(plan)(seeded(7))
  const [other] = initialise(plan)(next)
  assert.deepEqual(Object.keys(first), ["w", "b", "v"])
  assert.deepEqual(again, first)
  assert.notDeepEqual(other, first)
  const [saved] = initialise(plan)(JSON.parse(JSON.stringify(next)))
  assert.deepEqual(saved, other)
})
