import assert from "node:assert/strict"
import { test } from "node:test"
import { toArray } from "@detspec/core"
import { boxesOf, scoresOf, spread } from "./numbers.js"
import { answered, open, using } from "./open.js"

const calls = 10_000
const largestMatrix = 300 * 300 * 4

test("ten thousand calls of other sizes each use the same memory again", async () => {
  await using(await open({ threads: 1 }), async (backend) => {
    for (let call = 0; call < calls; call += 1) {
      const [n, m] = [Math.floor(spread(call) * 300), Math.floor(spread(3 * call) * 300)]
      const boxes = boxesOf(n)
      if (call % 2 === 0) await answered(backend.operations.boxIou({ boxes1: boxes, boxes2: boxesOf(m) }))
      else await answered(backend.operations.nms({ boxes, scores: scoresOf(n), threshold: 0.5 }))
    }
    assert.ok(backend.held() < 16 * largestMatrix, `${backend.held()} bytes`)
  })
})

test("tensors in the backend's memory are read where they are, and their memory is used again", async () => {
  await using(await open({ threads: 2, answers: "resident" }), async (backend) => {
    const [boxes1, boxes2] = [boxesOf(5000), boxesOf(40, 0.5)]
    const expected = toArray((await answered(backend.operations.boxIou({ boxes1, boxes2 }))).iou)
    const inside = backend.float32([5000, 4])
    inside.data.set(boxes1.data)
    const iou = async () => (await answered(backend.operations.boxIou({ boxes1: inside, boxes2 }))).iou
    const [first, second] = [await iou(), await iou()]
    assert.deepEqual(toArray(second), expected)
    assert.deepEqual(toArray(first), expected)
    backend.release(second)
    backend.release(second)
    const held = backend.held()
    for (let time = 0; time < 100; time += 1) backend.release(await iou())
    assert.equal(backend.held(), held)
    assert.deepEqual(toArray(first), expected)
  })
})

test("masks in the backend's memory are read where they are, and are the caller's until they are released", async () => {
  await using(await open({ threads: 2, answers: "resident" }), async (backend) => {
    const masks = backend.uint8([2, 300, 301])
    masks.data.fill(0)
    masks.set(1, 7, 5, 1)
    masks.set(1, 299, 300, 1)
    const expected = [0, 0, 0, 0, 5, 7, 301, 300]
    const ask = backend.operations.masksToBoxes({ masks, ends: "exclusive" })
    assert.deepEqual(toArray((await answered(ask)).boxes), expected)
    const held = backend.held()
    for (let time = 0; time < 100; time += 1) {
      backend.release((await answered(ask)).boxes)
      backend.release(backend.uint8([40, 300, 301]))
    }
    assert.deepEqual(toArray((await answered(ask)).boxes), expected)
    assert.ok(backend.held() <= held + 2 * 40 * 300 * 301, `${backend.held()} bytes after ${held}`)
  })
})
