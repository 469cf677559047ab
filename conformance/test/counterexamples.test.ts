import assert from "node:assert/strict"
import { test } from "node:test"
import type { FloatTensor } from "@detspec/core"
import { float64, rows, toArray } from "@detspec/core"
import { boxIou, override, specBackend } from "@detspec/spec"
import * as fc from "fast-check"
import { single, someOrMany } from "../src/kit/generators/numbers.js"
import { agreement } from "../src/kit/generic/agreement.js"
import { show } from "../src/kit/show.js"

/** The smallest list that has a large element, found from one of more than 64. */
const smallest = (seed: number): readonly number[] | undefined => {
  let isFound = false
  const holds = (list: readonly number[]): boolean => {
    isFound ||= list.length > 64
    return !isFound || list.every((x) => x < 50)
  }
  const lists = someOrMany(fc.nat({ max: 100 }))
  return fc.check(fc.property(lists, holds), { seed, numRuns: 1000 }).counterexample?.[0]
}

test("what fails among many elements is shown on few", () => {
  for (const seed of [1, 2, 3]) assert.deepEqual(smallest(seed), [50])
})

test("a long tensor is told by the few elements that are not 0", () => {
  const long = (...at: readonly number[]) =>
    show(
      float64(
        [33, 2],
        Array.from({ length: 66 }, (_, i) => (at.includes(i) ? i : 0)),
      ),
    )
  assert.equal(long(), "float64 [33,2] all 0")
  assert.equal(long(3, 65), "float64 [33,2] all 0 but [1,1] = 3, [32,1] = 65")
  const ramp = show(
    float64(
      [65],
      Array.from({ length: 65 }, (_, i) => i),
    ),
  )
  assert.equal(ramp, "float64 [65] 0, 1, 2, 3, 4, 5, 6, 7, …")
})

/** The plainest number between -1000 and 1000 of which this does not hold. */
const plainest = (holds: (x: number) => boolean, seed: number): number | undefined =>
  fc.check(fc.property(single(-1000, 1000), holds), { seed, numRuns: 1000 }).counterexample?.[0]

test("a number shrinks to a plain one, not to the smallest there is", () => {
  for (const seed of [1, 2, 3]) {
    assert.equal(
      plainest((x) => x === 0, seed),
      1,
    )
    assert.equal(
      plainest((x) => x >= 0, seed),
      -1,
    )
    const large = plainest((x) => x < 100, seed) ?? 0.5
    assert.equal(large % 4, 0)
  }
})

test("a failure on the input that is asked next tells that input", async () => {
  const isLeft = (boxes: FloatTensor): boolean => toArray(boxes).some((x) => x < 0)
  const wrong = override(specBackend, {
    boxIou: (input) => boxIou(isLeft(input.boxes1) ? { ...input, boxes2: rows(4, [[9, 9, 9, 9]]) } : input),
  })
  const boxes = rows(4, [[1, 2, 3, 5]])
  const agrees = agreement("boxIou", "agrees", fc.constant({ boxes1: boxes, boxes2: boxes }))
  const outcome = await agrees.test(wrong, { seed: 1, runs: 2 })
  assert.ok(outcome.tag === "failed")
  assert.match(outcome.finding.verdict.expected, /asked next for \{ boxes1: float64 \[1,4\] \[\[-/)
})
