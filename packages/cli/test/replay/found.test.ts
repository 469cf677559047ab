import assert from "node:assert/strict"
import { test } from "node:test"
import type { Box } from "@detspec/core"
import { float64, int32 } from "@detspec/core"
import { comparedFound } from "../../src/replay/models/found.js"

type Row = readonly [box: Box, score: number, label: number]

const tensors = (rows: readonly Row[]) => ({
  boxes: float64(
    [rows.length, 4],
    rows.flatMap(([box]) => box),
  ),
  scores: float64(
    [rows.length],
    rows.map(([, score]) => score),
  ),
  labels: int32(
    [rows.length],
    rows.map(([, , label]) => label),
  ),
})

const near = { boxes: 1e-3, scores: 1e-6, scoreThreshold: 0.3, nmsThreshold: 0.5 }
const names = { boxes: "boxes", scores: "scores", labels: "labels" }
const agrees = (recorded: readonly Row[], actual: readonly Row[]) =>
  comparedFound(tensors(recorded), names, tensors(actual), near).every(({ wrong }) => wrong === undefined)

const [a, b, c]: readonly Box[] = [
  [0, 0, 10, 10],
  [20, 0, 30, 10],
  [1, 0, 11, 10],
]
assert.ok(a && b && c)
const list: readonly Row[] = [
  [a, 0.9, 1],
  [b, 0.8, 2],
  [[40, 0, 50, 10], 0.6, 1],
]

test("the same list agrees, another box, score or class does not", () => {
  assert.ok(agrees(list, list))
  const change = (row: Row) => agrees(list, [row, ...list.slice(1)])
  assert.ok(change([[0, 0, 10, 10.0005], 0.9, 1]))
  assert.ok(!change([[0, 0, 10, 10.01], 0.9, 1]))
  assert.ok(!change([a, 0.90001, 1]))
  assert.ok(!change([a, 0.9, 2]))
})

test("scores within rounding may stand in another order, others not", () => {
  const tied = (score: number): readonly Row[] => [[a, 0.9, 1], [b, score, 1], ...list.slice(2)]
  const turned = (score: number): readonly Row[] => [[b, score, 1], [a, 0.9, 1], ...list.slice(2)]
  assert.ok(agrees(tied(0.9 - 5e-7), turned(0.9 - 5e-7)))
  assert.ok(!agrees(tied(0.9 - 5e-6), tied(0.9 + 5e-6)))
})

test("a box may be missing where its score or an overlap stands at a threshold, or where another tied with it", () => {
  assert.ok(!agrees(list, list.toSpliced(1, 1)))
  const weak: Row = [[60, 0, 70, 10], 0.3 + 5e-7, 1]
  assert.ok(agrees([...list, weak], list))
  // An overlap of exactly one half: 5 of 10 pixels shared.
  const half: Row = [[0, 0, 5, 10], 0.5, 1]
  assert.ok(agrees([...list.slice(0, 2), half], list.slice(0, 2)))
  // c overlaps a by 9/11: only one of them is kept, and either may be where their scores are the same; once in ten.
  const others = Array.from({ length: 9 }, (_, n): Row => [[100 * n, 50, 100 * n + 9, 59], 0.8 - n / 100, 1])
  assert.ok(agrees([[a, 0.9, 1], ...others], [[c, 0.9, 1], ...others]))
  assert.ok(!agrees([[a, 0.9, 1], ...others], [[c, 0.91, 1], ...others]))
  assert.ok(!agrees([[a, 0.9, 1], ...others.slice(1)], [[c, 0.9, 1], ...others.slice(1)]))
})
