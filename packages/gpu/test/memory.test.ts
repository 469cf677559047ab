import assert from "node:assert/strict"
import { test } from "node:test"
import { wrapFloat32 } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { planCache } from "../src/plan-cache.js"
import { open, overlaps } from "./open.js"

const points = (count: number) => wrapFloat32([count, 4], new Float32Array(4 * count))

test("the least recently used plan goes first, and never the one in use", () => {
  const gone: string[] = []
  const plan = (key: string, bytes: number) => () => ({ bytes, destroy: () => gone.push(key) })
  const cache = planCache({ plans: 2, bytes: 100 })
  cache.take("a", plan("a", 10))
  cache.take("b", plan("b", 10))
  cache.take("a", plan("a again", 10))
  cache.take("c", plan("c", 10))
  assert.deepEqual(gone, ["b"])
  cache.take("large", plan("large", 1000))
  assert.deepEqual(gone, ["b", "a", "c"])
  assert.deepEqual(cache.size(), { plans: 1, bytes: 1000 })
  cache.clear()
  assert.deepEqual(cache.size(), { plans: 0, bytes: 0 })
})

test("calls of many shapes hold a bounded number of kernels, and dispose gives them back", async () => {
  const backend = await open("webasm")
  for (let call = 0; call < 600; call += 1) {
    await overlaps(backend, points(1 + ((call * 7919) % 211)), points(1 + ((call * 104_729) % 97)))
    const { plans, bytes } = backend.held()
    assert.ok(plans <= 128 && bytes <= 2 ** 28, `${plans} plans, ${bytes} bytes`)
  }
  await backend.dispose()
  assert.deepEqual(backend.held(), { plans: 0, bytes: 0 })
})

test("after dispose, which may be asked for twice, every operation answers Left", async () => {
  const backend = await open("webasm")
  await overlaps(backend, points(2), points(3))
  await Promise.all([backend.dispose(), backend.dispose()])
  await backend.dispose()
  const device = await backend.operations.boxIou({ boxes1: points(1), boxes2: points(1) })()
  const host = await backend.operations.nms({
    boxes: points(1),
    scores: wrapFloat32([1], new Float32Array(1)),
    threshold: 1,
  })()
  assert.ok(E.isLeft(device) && E.isLeft(host))
})

test("one backend's dispose leaves another's kernels alone", async () => {
  const [first, second] = [await open("webasm"), await open("webasm")]
  await overlaps(second, points(2), points(2))
  await first.dispose()
  assert.deepEqual(await overlaps(second, points(1), points(1)), [0])
  await second.dispose()
})
