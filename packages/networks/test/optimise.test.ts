import assert from "node:assert/strict"
import { test } from "node:test"
import { float32, float64, toArray } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import {
  adamW,
  adamWStart,
  clipByNorm,
  cosineSchedule,
  exceptNormsAndBiases,
  globalNorm,
  movingAverage,
  sgd,
  sgdStart,
  stepSchedule,
  warmUp,
} from "@detspec/networks"
import fc from "fast-check"

const begin: Tensors = { w: float64([2, 2], [1, -2, 0.5, 3]), b: float64([2], [0.25, -0.5]) }
const gradientsAt = (t: number): Tensors => ({
  w: float64([2, 2], [0.5 * (t + 1), -(t + 1), 2 * (t + 1), 0]),
  b: float64([2], [-0.25 * (t - 1), 4 * (t - 1)]),
})
const adam = { mean: 0.9, square: 0.999, epsilon: 1e-8, decay: 0.1, decays: exceptNormsAndBiases }
const momentum = { momentum: 0.9, decay: 0.1, decays: exceptNormsAndBiases }

const numbers = ({ w, b }: Tensors): readonly number[] => [
  ...toArray(w ?? float64([0], [])),
  ...toArray(b ?? float64([0], [])),
]

/** A few dozen roundings of numbers below 4. */
const assertClose = (actual: readonly number[], expected: readonly number[]): void => {
  assert.equal(actual.length, expected.length)
  actual.forEach((value, k) => {
    assert.ok(
      Math.abs(value - (expected[k] ?? Number.NaN)) < 1e-13,
      `[${k}]: ${value} against ${expected[k]}`,
    )
  })
}

test("three steps of SGD with momentum and decay are those of torch.optim.SGD 1.13", () => {
  const end = [0, 1, 2].reduce((at, t) => sgd(momentum, 0.1, at, gradientsAt(t)), {
    parameters: begin,
    state: sgdStart,
  })
  assertClose(numbers(end.parameters), [0.471774, -0.943548, -1.4182305, 2.833137, 0.20725, 0.184])
})

test("three steps of AdamW are those of torch.optim.AdamW 1.13", () => {
  const end = [0, 1, 2].reduce((at, t) => adamW(adam, 0.1, at, gradientsAt(t)), {
    parameters: begin,
    state: adamWStart,
  })
  assertClose(
    numbers(end.parameters),
    [
      0.6809358610891806, -1.6512348590614996, 0.19578635804765868, 2.910897, 0.09158095340181967,
      -0.341580946491783,
    ],
  )
  assert.equal(end.state.steps, 3)
})

test("a parameter without a gradient stays the very same tensor, and nothing is written into", () => {
  const before = numbers(begin)
  const { w } = gradientsAt(0)
  assert.ok(w)
  const stepped = sgd(momentum, 0.1, { parameters: begin, state: sgdStart }, { w })
  assert.equal(stepped.parameters.b, begin.b)
  assert.equal(adamW(adam, 0.1, { parameters: begin, state: adamWStart }, { w }).parameters.b, begin.b)
  assert.deepEqual(numbers(begin), before)
})

test("parameters keep their precision", () => {
  const p = { w: float32([1], [1]) }
  const stepped = adamW(adam, 0.1, { parameters: p, state: adamWStart }, { w: float32([1], [1 / 3]) })
  assert.ok(stepped.parameters.w?.data instanceof Float32Array)
  assert.ok(stepped.state.means.w?.data instanceof Float32Array)
})

test("clipped gradients have the limit for their norm, and the direction that they had", () => {
  const gradients = { a: float64([2], [3, 0]), b: float64([1], [4]) }
  assert.equal(globalNorm(gradients), 5)
  assert.equal(clipByNorm(gradients, 5), gradients)
  assert.deepEqual(toArray(clipByNorm(gradients, 2.5).a ?? float64([0], [])), [1.5, 0])
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (limit) => {
      assert.ok(globalNorm(clipByNorm(gradients, limit)) <= limit * (1 + 1e-15))
    }),
  )
})

test("a moving average of decay d forgets what was there by d a step", () => {
  const zero = { w: float64([1], [0]) }
  const one = { w: float64([1], [1]) }
  const after = [1, 2, 3].reduce<Tensors>((average) => movingAverage(average, one, 0.5), zero)
  assert.deepEqual(toArray(after.w ?? float64([0], [])), [1 - 0.5 ** 3])
  assert.equal(movingAverage({}, one, 0.5).w, one.w)
})

test("schedules: steps, half a cosine with a floor, a slow beginning", () => {
  const steps = stepSchedule(1, { milestones: [3, 5], factor: 0.5 })
  assert.deepEqual([0, 2, 3, 4, 5, 9].map(steps), [1, 1, 0.5, 0.5, 0.25, 0.25])
  const cosine = cosineSchedule(2, { steps: 100, floor: 0.01 })
  assert.equal(cosine(0), 2)
  assert.ok(Math.abs(cosine(50) - 1) < 1e-15)
  assert.equal(cosine(100), 0.02)
  assert.equal(cosine(1000), 0.02)
  assert.deepEqual([0, 1, 3, 4].map(warmUp(4, () => 1)), [0.25, 0.5, 1, 1])
})
