import assert from "node:assert/strict"
import { test } from "node:test"
import ndarray from "ndarray"
import type { Machine } from "../src/machine.js"
import { sharedMachine } from "../src/threads/shared-machine.js"
import { waitUntil } from "../src/threads/wait.js"
import { workshop } from "../src/workshop.js"
import { boxesOf } from "./numbers.js"
import { answered, open, using } from "./open.js"

/** An address from which nothing can be read: memory is far smaller. */
const nowhere = 2 ** 32 - 65_536

const surveyOf = (values: number) =>
  ({ task: "survey", count: 64, grain: 1, arguments: [values, 0, 1, 256] }) as const

const shared = (threads: number): Promise<Machine> => sharedMachine({ threads, keepAnswers: false })

test("a trap, in the calling thread or in a worker, is an error, and the next machine works", async () => {
  for (const threads of [1, 3]) {
    const shop = workshop(() => shared(threads))
    const first = await shop.ready()
    assert.throws(() => first.begin().run(surveyOf(nowhere)))
    shop.discard(first)
    const second = await shop.ready()
    assert.notEqual(second, first)
    const call = second.begin()
    const values = call.putFloat32(Float32Array.from({ length: 256 }, (_, n) => n))
    const found = call.room(64 * 64)
    call.run({ ...surveyOf(values), arguments: [values, found, 1, 256] })
    assert.deepEqual([...call.float32s(found + 63 * 64, 4)], [252, 253, 254, 255])
    await shop.close()
  }
})

test("a worker that never comes back is an error after a while, not a program that hangs", () => {
  let asked = 0
  waitUntil(() => ++asked > 3, 60_000)
  assert.equal(asked, 4)
  assert.throws(() => waitUntil(() => false, 5), /did not finish/)
})

test("a worker that is gone is noticed: the next call opens another machine", async () => {
  const shop = workshop(() => shared(2))
  const first = await shop.ready()
  await first.close()
  assert.equal(first.isWhole(), false)
  assert.equal((await shop.ready()).isWhole(), true)
  await shop.close()
})

test("input that memory cannot hold is an error that says so, and the backend goes on", async () => {
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const boxes = ndarray(new Float32Array(4), [40_000, 4], [0, 1], 0)
    const refused = await operations.boxIou({ boxes1: boxes, boxes2: boxes })()
    if (refused._tag === "Right") return assert.fail("an answer of 6.4 GB")
    assert.equal(refused.left.expected, "fit into the memory of WebAssembly")
    const { iou } = await answered(operations.boxIou({ boxes1: boxesOf(2), boxes2: boxesOf(2) }))
    assert.deepEqual([iou.get(0, 0), iou.get(1, 1)], [1, 1])
  })
})

test("after dispose every call is an error", async () => {
  const backend = await open({ threads: 2 })
  await backend.dispose()
  const refused = await backend.operations.boxIou({ boxes1: boxesOf(1), boxes2: boxesOf(1) })()
  assert.equal(refused._tag === "Left" && refused.left.tag, "BackendFailure")
})
