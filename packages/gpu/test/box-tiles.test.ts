import assert from "node:assert/strict"
import { test } from "node:test"
import type { Box } from "@detspec/core"
import { rows, toBoxes } from "@detspec/core"
import { boxIou } from "@detspec/spec"
import { boxTiles, meeting } from "../src/box-tiles.js"

/** Boxes scattered over a square, whole numbers of pixels. */
const scattered = (count: number, salt: number) =>
  rows(
    4,
    Array.from({ length: count }, (_, n) => {
      const [x, y] = [(n * 7919 + salt) % 500, (n * 104_729 + salt) % 500]
      return [x, y, x + 20 + (n % 90), y + 20 + (n % 70)]
    }),
  )

test("a tile's hull holds its boxes, and the padding of the last tile is no part of it", () => {
  const boxes = scattered(150, 400)
  const { lanes, hulls, count } = boxTiles(boxes, 3)
  assert.deepEqual([lanes, hulls.length, count], [64, 3, 150])
  for (const [tile, hull] of hulls.entries()) {
    const own = toBoxes(boxes).slice(64 * tile, 64 * (tile + 1))
    const side = (k: 0 | 1 | 2 | 3, pick: (...numbers: number[]) => number) =>
      pick(...own.map((box: Box) => box[k]))
    assert.deepEqual(hull, [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)])
  }
})

test("tiles grow before their lists grow beyond what a kernel can count", () => {
  assert.equal(boxTiles(scattered(200, 0), 2 ** 24).lanes, 256)
  assert.equal(boxTiles(scattered(200, 0), 2 ** 23).lanes, 128)
})

test("a row lists the boxes that it shares an area with, and no other", () => {
  const [a, b] = [scattered(60, 3), scattered(45, 77)]
  const { starts, entries, average } = meeting(toBoxes(a), toBoxes(b))
  const { iou } = boxIou({ boxes1: a, boxes2: b })
  for (let n = 0; n < 60; n += 1) {
    const expected = Array.from({ length: 45 }, (_, m) => m).filter((m) => iou.get(n, m) > 0)
    assert.deepEqual([...entries.subarray(starts[n], starts[n + 1])], expected)
  }
  assert.ok(average > 0)
  assert.equal(average * 60, starts[60])
})

test("boxes that only touch share nothing", () => {
  const left: Box = [0, 0, 2, 2]
  const others: readonly Box[] = [
    [2, 0, 4, 2],
    [0, 2, 2, 4],
  ]
  assert.deepEqual([...meeting([left], others).starts.subarray(0, 2)], [0, 0])
})
