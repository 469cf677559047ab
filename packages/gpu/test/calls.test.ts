import assert from "node:assert/strict"
import { test } from "node:test"
import type { FloatTensor } from "@detspec/core"
import { float32, float64, rows } from "@detspec/core"
import type { Mode } from "@detspec/gpu"
import * as E from "fp-ts/lib/Either.js"
import { open, overlaps } from "./open.js"

const corners = [0, 0, 4, 4, 4, 0, 8, 4, 1, 1, 3, 3]
const boxes = float64([3, 4], corners)
const others = rows(4, [
  [0, 0, 4, 4],
  [2, 0, 6, 4],
])
const expected = [1, 1 / 3, 0, 1 / 3, 1 / 4, 1 / 9].map(Math.fround)

const transposed = float64([4, 3], [0, 4, 1, 0, 0, 1, 4, 8, 3, 4, 4, 3]).transpose(1, 0)
const everyOther = float32(
  [6, 8],
  Array.from({ length: 48 }, (_, k) => sparse(k)),
)
  .lo(1, 2)
  .step(2, 1)
  .hi(3, 4)

/** Box n stands in row 2 n + 1, from column 2 on; the rest is filled with what would be noticed. */
function sparse(k: number): number {
  const [row, column] = [Math.floor(k / 8), k % 8]
  const inside = row % 2 === 1 && column >= 2 && column < 6
  return inside ? (corners[((row - 1) / 2) * 4 + column - 2] ?? 0) : 99
}

const views: Readonly<Record<string, FloatTensor>> = {
  "float64, side by side": boxes,
  "float32, side by side": float32([3, 4], corners),
  transposed,
  "every other row, from an offset": everyOther,
  "columns back to front, twice": boxes.step(1, -1).step(1, -1),
}

const modes: readonly Mode[] = ["webasm", "cpu"]

for (const mode of modes) {
  for (const [what, view] of Object.entries(views)) {
    test(`gpu:${mode} reads boxes that are ${what}`, async () => {
      const backend = await open(mode)
      const actual = await overlaps(backend, view, others)
      for (const [k, value] of actual.entries()) assert.ok(Math.abs(value - (expected[k] ?? 9)) < 1e-6)
      await backend.dispose()
    })
  }

  test(`gpu:${mode}: an answer outlives the calls after it`, async () => {
    const backend = await open(mode)
    const first = await backend.operations.boxIou({ boxes1: boxes, boxes2: boxes })()
    const before = structuredClone(E.isRight(first) ? first.right.iou.data : undefined)
    await overlaps(backend, others, others)
    await overlaps(backend, boxes.step(-1), boxes)
    assert.deepEqual(E.isRight(first) ? first.right.iou.data : "none", before)
    await backend.dispose()
  })

  test(`gpu:${mode}: calls that wait together answer as calls one by one`, async () => {
    const backend = await open(mode)
    const counts = [1, 3, 2, 3, 1, 2]
    const parts = counts.map((count) => boxes.hi(count))
    const together = await Promise.all(parts.map((part) => overlaps(backend, part, others)))
    for (const [k, part] of parts.entries())
      assert.deepEqual(together[k], await overlaps(backend, part, others))
    await backend.dispose()
  })

  test(`gpu:${mode}: no boxes give a matrix without rows or columns`, async () => {
    const backend = await open(mode)
    const none = float64([0, 4], [])
    assert.deepEqual(await overlaps(backend, none, others), [])
    assert.deepEqual(await overlaps(backend, others, none), [])
    await backend.dispose()
  })

  test(`gpu:${mode}: bad input is refused by name before it reaches a kernel`, async () => {
    const backend = await open(mode)
    const answer = await backend.operations.boxIou({ boxes1: rows(4, [[3, 0, 1, 1]]), boxes2: others })()
    assert.equal(E.isLeft(answer) && answer.left.field, "boxes1[0]")
    await backend.dispose()
  })

  test(`gpu:${mode}: more truths than gpu.js lets a loop run by default`, async () => {
    const backend = await open(mode)
    const truths = rows(
      4,
      Array.from({ length: 1500 }, (_, m) => [2 * m, 0, 2 * m + 1, 1]),
    )
    const anchors = rows(4, [[2 * 1400, 0, 2 * 1400 + 1, 1]])
    const rule = { high: 0.5, low: 0.5, lowQuality: "none" } as const
    const answer = await backend.operations.matchAnchors({ anchors, truths, ...rule })()
    assert.equal(E.isRight(answer) && answer.right.matches.get(0), 1400)
    await backend.dispose()
  })
}
