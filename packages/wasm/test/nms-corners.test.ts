import assert from "node:assert/strict"
import { test } from "node:test"
import { toArray, wrapFloat32 } from "@detspec/core"
import { iou, nms } from "@detspec/spec"
import { spread } from "./numbers.js"
import { answered, open, using } from "./open.js"

type Corner = readonly [name: string, box: (n: number) => readonly number[], score: (n: number) => number]

const sided = (x: number, y: number, w: number, h: number): readonly number[] => [x, y, x + w, y + h]
const around = (n: number) =>
  sided(100 * spread(n), 100 * spread(3 * n), 10 + 30 * spread(7 * n), 10 + 30 * spread(5 * n))

const corners: readonly Corner[] = [
  ["usual boxes", around, spread],
  ["equal scores", around, () => 0.5],
  ["zeros of both signs", around, (n) => (n % 2 === 0 ? 0 : -0)],
  ["lines and points among them", (n) => (n % 3 === 0 ? sided(50, n % 70, 0, n % 2) : around(n)), spread],
  ["all the same box", () => [1, 2, 3, 4], spread],
  [
    "huge coordinates",
    (n) => sided(2 ** 29 + 4096 * spread(n), -(2 ** 30) + 4096 * spread(3 * n), 2048, 1024),
    spread,
  ],
  ["one far out", (n) => (n === 7 ? sided(-(2 ** 30), 2 ** 29, 5, 5) : around(n)), spread],
  [
    "sides from 1 to 2^20",
    (n) => sided(64 * spread(n), 64 * spread(3 * n), 2 ** (n % 21), 2 ** ((7 * n) % 21)),
    spread,
  ],
  [
    "quarters, so that overlaps equal thresholds",
    (n) => sided(n % 5, (n >> 2) % 5, 1 + (n % 4), 1 + ((n >> 3) % 4)),
    (n) => (n % 7) / 8,
  ],
]

const thresholds = [0, 1e-6, 0.1, 0.25, 1 / 3, 0.5, 0.7, 0.9, 1 - 2 ** -20, 1]
const count = 160

test("nms is the specification's on any floats: the corners, at every threshold", async () => {
  await using(await open({ threads: 2 }), async ({ operations }) => {
    for (const [name, box, score] of corners) {
      const boxes = wrapFloat32(
        [count, 4],
        Float32Array.from(Array.from({ length: count }, (_, n) => box(n)).flat()),
      )
      const scores = wrapFloat32(
        [count],
        Float32Array.from({ length: count }, (_, n) => score(n)),
      )
      for (const threshold of thresholds) {
        const input = { boxes, scores, threshold }
        const { keep } = await answered(operations.nms(input))
        assert.deepEqual(toArray(keep), toArray(nms(input).keep), `${name}, ${threshold}`)
      }
    }
  })
})

test("a hundred thousand boxes of equal score: kept ones overlap by no more than is allowed, dropped ones have a reason", async () => {
  const many = 100_000
  const data = Float32Array.from(
    Array.from({ length: many }, (_, n) =>
      sided(600 * spread(n), 400 * spread(3 * n), 8 + 32 * spread(7 * n), 8 + 32 * spread(5 * n)),
    ).flat(),
  )
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const [boxes, scores] = [wrapFloat32([many, 4], data), wrapFloat32([many], new Float32Array(many))]
    const keep = toArray((await answered(operations.nms({ boxes, scores, threshold: 0.5 }))).keep)
    const at = (n: number): [number, number, number, number] => [
      data[4 * n] ?? 0,
      data[4 * n + 1] ?? 0,
      data[4 * n + 2] ?? 0,
      data[4 * n + 3] ?? 0,
    ]
    const kept = new Set(keep)
    const list = keep.map((n) => ({ n, box: at(n) }))
    for (let n = 0; n < many; n += 97) {
      const better = list.some((one) => one.n < n && iou(at(n), one.box) > 0.5)
      assert.equal(better, !kept.has(n), `box ${n}`)
    }
  })
})
