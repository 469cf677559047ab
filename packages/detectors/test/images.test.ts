import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, rows, toArray, uint8 } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { imagesPresets, planesOf, resizedSize, scaleBoxes, toBatch } from "../src/index.js"

const config = {
  ...imagesPresets.torchvision,
  shortSide: 4,
  longSide: 8,
  divisible: 4,
  mean: [0, 0, 0],
  deviation: [1, 1, 1],
  scaleIn: "float64",
} as const

test("pixels become planes, red first", () => {
  const planes = planesOf(uint8([1, 2, 3], [255, 0, 51, 0, 255, 102]))
  assert.deepEqual(
    toArray(planes),
    [255, 0, 0, 255, 51, 102].map((x) => Math.fround(x / 255)),
  )
})

test("a ramp stays a ramp between the first and the last pixel's centre, and zeros fill the rest", () => {
  const ramp = float64(
    [3, 2, 4],
    Array.from({ length: 24 }, (_, i) => i % 4),
  )
  const batch = toBatch(config)([
    ramp,
    float64(
      [3, 4, 4],
      Array.from({ length: 48 }, () => 1),
    ),
  ])
  assert.ok(E.isRight(batch))
  const { images, sizes } = batch.right
  assert.deepEqual(images.shape, [2, 3, 4, 8])
  assert.deepEqual(sizes, [
    { height: 4, width: 8 },
    { height: 4, width: 4 },
  ])
  assert.deepEqual(toArray(images).slice(0, 8), [0, 0.25, 0.75, 1.25, 1.75, 2.25, 2.75, 3])
  assert.deepEqual(toArray(images).slice(96, 104), [1, 1, 1, 1, 0, 0, 0, 0])
})

test("the longer side is kept in bounds, and a scale in float32 can lose a pixel", () => {
  assert.deepEqual(resizedSize({ height: 10, width: 100 }, config), { height: 1, width: 8 })
  // What torchvision 0.14 answers for images of these heights and widths.
  const theirs = [
    [240, 320, 800, 1066],
    [375, 500, 799, 1066],
    [333, 500, 799, 1201],
    [427, 640, 799, 1199],
    [480, 640, 800, 1066],
    [299, 400, 799, 1070],
  ]
  for (const [h = 0, w = 0, height, width] of theirs)
    assert.deepEqual(resizedSize({ height: h, width: w }, imagesPresets.torchvision), { height, width })
})

test("boxes go into the batch and come back", () => {
  const [from, to] = [
    { height: 10, width: 20 },
    { height: 20, width: 50 },
  ]
  const there = scaleBoxes(rows(4, [[2, 1, 4, 3]]), from, to)
  assert.deepEqual(toArray(there), [5, 2, 10, 6])
  assert.deepEqual(toArray(scaleBoxes(there, to, from)), [2, 1, 4, 3])
})

test("what is no image is refused by name", () => {
  const batch = toBatch(config)([float64([1, 2, 2], [0, 0, 0, 0])])
  assert.ok(E.isLeft(batch) && batch.left.field === "images[0]")
})
