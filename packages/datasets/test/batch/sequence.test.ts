import assert from "node:assert/strict"
import { test } from "node:test"
import { toArray } from "@detspec/core"
import type { Batch, BatchPlan } from "@detspec/datasets"
import {
  augmentation,
  batchAt,
  batches,
  batchesInEpoch,
  imageNetStatistics,
  indicesOf,
  ofExamples,
  unnormalised,
} from "@detspec/datasets"
import * as E from "fp-ts/lib/Either.js"
import { pictureOf } from "../pictures.js"

const source = ofExamples(
  ["box"],
  Array.from({ length: 12 }, (_, n) => pictureOf(`picture ${n}`, [4 + n, 4, 14 + n, 20])),
)
const plan: BatchPlan = {
  seed: 3,
  batchSize: 4,
  augmentation,
  statistics: imageNetStatistics,
  normalise: unnormalised,
  multiple: 8,
}

const held = (batch: E.Either<unknown, Batch>) => {
  assert.ok(E.isRight(batch), "a batch")
  const { images, truths, names, leftOut } = batch.right
  return { images: toArray(images), boxes: truths.map(({ boxes }) => toArray(boxes)), names, leftOut }
}

const at = async (k: number, changed: Partial<BatchPlan> = {}) =>
  held(await batchAt(source, { ...plan, ...changed }, k)())

test("an epoch holds every example once, each epoch in an order of its own", () => {
  const epoch = (n: number, seed = 3) =>
    [0, 1, 2].flatMap((k) => indicesOf(source, { ...plan, seed }, 3 * n + k))
  assert.equal(batchesInEpoch(source, plan), 3)
  for (const n of [0, 1, 7])
    assert.deepEqual(
      [...epoch(n)].sort((a, b) => a - b),
      Array.from({ length: 12 }, (_, i) => i),
    )
  assert.notDeepEqual(epoch(0), epoch(1))
  assert.notDeepEqual(epoch(0), epoch(0, 4))
})

test("batch k is the same to the last bit however one comes to it", async () => {
  const whole: ReturnType<typeof held>[] = []
  for await (const batch of batches(source, plan)) if (whole.push(held(batch)) === 8) break
  for (const k of [7, 2, 5, 2]) assert.deepEqual(await at(k), whole[k])
  const resumed = batches(source, plan, 5)
  assert.deepEqual(held((await resumed.next()).value), whole[5])
  assert.deepEqual(held((await resumed.next()).value), whole[6])
})

test("another seed and another epoch change the pictures, not only their order", async () => {
  const byName = ({ names, images }: Awaited<ReturnType<typeof at>>, name: string) => {
    const each = images.length / names.length
    const place = names.indexOf(name)
    return place < 0 ? undefined : images.slice(place * each, (place + 1) * each)
  }
  const find = async (from: number, seed: number) => {
    for (const k of [0, 1, 2]) {
      const found = byName(await at(from + k, { seed }), "picture 4")
      if (found) return found
    }
    return assert.fail("every epoch has every picture")
  }
  assert.notDeepEqual(await find(0, 3), await find(3, 3))
  assert.notDeepEqual(await find(0, 3), await find(0, 4))
  assert.deepEqual(await find(0, 3), await find(0, 3))
})

test("a batch that is larger than the source holds all of it; impossible plans are refused", async () => {
  assert.equal((await at(1, { batchSize: 99 })).names.length, 12)
  for (const [k, changed] of [
    [-1, {}],
    [0.5, {}],
    [0, { batchSize: 0 }],
    [0, { multiple: 0 }],
  ] as const)
    assert.ok(E.isLeft(await batchAt(source, { ...plan, ...changed }, k)()))
})
