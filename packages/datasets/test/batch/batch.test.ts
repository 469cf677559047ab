import assert from "node:assert/strict"
import { test } from "node:test"
import { toArray } from "@detspec/core"
import { batchOf, imageNetStatistics, resizeExample, unnormalised } from "@detspec/datasets"
import { height, pictureOf, width } from "../pictures.js"

const small = pictureOf("small", [4, 5, 12, 14], 2)
const large = resizeExample(pictureOf("large", undefined), 40, 30)

test("images of different sizes are padded with zeros to a multiple, boxes stay", () => {
  const { images, sizes, truths, names } = batchOf([small, large], imageNetStatistics, 16)
  assert.deepEqual(images.shape, [2, 3, 32, 48])
  assert.deepEqual(sizes, [
    { height, width },
    { height: 30, width: 40 },
  ])
  assert.deepEqual(names, ["small", "large"])
  assert.deepEqual(
    truths.map(({ boxes }) => boxes.shape),
    [
      [1, 4],
      [0, 4],
    ],
  )
  assert.deepEqual(
    truths.map(({ boxes }) => toArray(boxes)),
    [[4, 5, 12, 14], []],
  )
  assert.deepEqual(
    truths.map(({ labels }) => toArray(labels)),
    [[2], []],
  )
  for (const [y, x] of [
    [height, 0],
    [0, width],
    [31, 47],
  ] as const)
    assert.deepEqual(
      [0, 1, 2].map((channel) => images.get(0, channel, y, x)),
      [0, 0, 0],
    )
})

test("channels are planes, normalised as float32", () => {
  const { images } = batchOf([small], imageNetStatistics, 1)
  const { mean, deviation } = imageNetStatistics
  for (const channel of [0, 1, 2] as const) {
    const value = (byte: number) => Math.fround((byte / 255 - mean[channel]) / deviation[channel])
    assert.equal(images.get(0, channel, 5, 4), value(250))
    assert.equal(images.get(0, channel, 4, 5), value(10))
  }
  assert.equal(batchOf([small], unnormalised, 1).images.get(0, 0, 5, 4), Math.fround(250 / 255))
})

test("masks are padded too, and are there where every object has one", () => {
  const { truths } = batchOf([small, large], unnormalised, 16)
  const [first, second] = truths
  assert.deepEqual(first?.masks?.shape, [1, 32, 48])
  assert.equal(first?.masks && toArray(first.masks).filter((pixel) => pixel === 1).length, 8 * 9)
  assert.equal(first?.masks?.get(0, 13, 11), 1)
  assert.equal(first?.masks?.get(0, 14, 11), 0)
  assert.equal(second?.masks, undefined)
})

test("a batch of nothing is empty", () => {
  assert.deepEqual(batchOf([], unnormalised, 16).images.shape, [0, 3, 0, 0])
})
