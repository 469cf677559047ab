import assert from "node:assert/strict"
import { test } from "node:test"
import { wrapFloat32, wrapUint8 } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { open, using } from "./open.js"

/** A float32 tensor [rows, 2] of one value. */
const filled = (rows: number, value: number) => wrapFloat32([rows, 2], new Float32Array(2 * rows).fill(value))

/** Of two numbers more than whole vectors a look is taken before the kernel runs, of whole vectors by the kernel itself. */
for (const rows of [600_001, 600_002]) {
  test(`a look at ${2 * rows} numbers finds the one that is wrong, wherever it lies`, async () => {
    const [logits, targets] = [filled(rows, 0), filled(rows, 0.5)]
    await using(await open({ threads: 2 }), async ({ operations }) => {
      const ask = operations.binaryCrossEntropy({ logits, targets })
      assert.ok(E.isRight(await ask()))
      for (const at of [0, 1, 524_287, 524_288, 800_000, 2 * rows - 3, 2 * rows - 1]) {
        for (const [data, wrong, right] of [
          [logits.data, Number.NaN, 0],
          [logits.data, -Infinity, 0],
          [logits.data, 2 ** 61, 0],
          [targets.data, 1.5, 0.5],
          [targets.data, -0.5, 0.5],
        ] as const) {
          data[at] = wrong
          const answer = await ask()
          data[at] = right
          assert.ok(E.isLeft(answer), `${wrong} at ${at}`)
          assert.ok(answer.left.field.endsWith(`[${Math.floor(at / 2)},${at % 2}]`), answer.left.field)
        }
      }
    })
  })
}

test("of two wrong inputs the first is named, and -0 is no negative number", async () => {
  const [logits, targets] = [filled(4096, 0), filled(4096, -0)]
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const ask = operations.binaryCrossEntropy({ logits, targets })
    assert.ok(E.isRight(await ask()))
    targets.data[5] = 2
    logits.data[8000] = Number.NaN
    const answer = await ask()
    assert.ok(E.isLeft(answer))
    assert.equal(answer.left.field, "logits[4000,0]")
  })
})

test("boxes out of order are refused by a kernel that looks itself", async () => {
  const anchors = wrapFloat32(
    [5000, 4],
    Float32Array.from({ length: 20_000 }, (_, n) => n % 4),
  )
  const deltas = wrapFloat32([5000, 1, 4], new Float32Array(20_000))
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const ask = operations.decodeBoxes({ deltas, anchors, weights: [1, 1, 1, 1], clamp: 4 })
    assert.ok(E.isRight(await ask()))
    for (const row of [0, 1, 4095, 4096, 4999]) {
      anchors.data.set([0, 3, 2, 1], 4 * row)
      const answer = await ask()
      anchors.data.set([0, 1, 2, 3], 4 * row)
      assert.ok(E.isLeft(answer), `row ${row}`)
      assert.equal(answer.left.field, `anchors[${row}]`)
    }
  })
})

test("negative sizes are refused by a kernel that looks itself, negative places are not", async () => {
  const boxes = wrapFloat32([5000, 4], new Float32Array(20_000).fill(1))
  await using(await open({ threads: 2 }), async ({ operations }) => {
    const ask = operations.convertBoxes({ boxes, from: "xywh", to: "xyxy" })
    for (const row of [0, 2047, 4999]) {
      for (const column of [0, 1, 2, 3]) {
        boxes.data[4 * row + column] = -1
        const answer = await ask()
        boxes.data[4 * row + column] = 1
        assert.equal(E.isRight(answer), column < 2, `row ${row}, column ${column}`)
        if (E.isLeft(answer)) assert.equal(answer.left.field, `boxes[${row}]`)
      }
    }
  })
})

/** Two rows of so many pixels: the look goes by sixteen, by sixty-four, and by pieces. */
for (const width of [1033, 1_200_003]) {
  test(`a look at masks of 2 × ${width} finds the pixel that is neither 0 nor 1`, async () => {
    const masks = wrapUint8([1, 2, width], new Uint8Array(2 * width).fill(1))
    const others = wrapUint8([2, 2, width], new Uint8Array(4 * width))
    await using(await open({ threads: 2 }), async ({ operations }) => {
      const boxes = operations.masksToBoxes({ masks, ends: "exclusive" })
      const overlaps = operations.maskIou({ masks1: others, masks2: masks })
      for (const at of [0, 17, 63, 64, 1024, width, 2 * width - 7, 2 * width - 1]) {
        for (const value of [2, 3, 128, 255]) {
          masks.data[at] = value
          const [box, overlap] = [await boxes(), await overlaps()]
          masks.data[at] = 0
          assert.ok(E.isLeft(box) && E.isLeft(overlap), `${value} at ${at}`)
          assert.equal(box.left.field, `masks[0,${Math.floor(at / width)},${at % width}]`)
          assert.equal(overlap.left.field, `masks2[0,${Math.floor(at / width)},${at % width}]`)
        }
        assert.ok(E.isRight(await boxes()) && E.isRight(await overlaps()))
      }
    })
  })
}

test("bytes beyond the masks that are looked at are not theirs", async () => {
  await using(await open({ threads: 2 }), async (backend) => {
    const around = backend.uint8([3, 1, 2501])
    around.data.fill(7)
    around.data.fill(1, 2501, 5002)
    const masks = around.lo(1).hi(1)
    assert.ok(E.isRight(await backend.operations.masksToBoxes({ masks, ends: "exclusive" })()))
    assert.ok(E.isRight(await backend.operations.maskIou({ masks1: masks, masks2: masks })()))
    assert.ok(E.isLeft(await backend.operations.maskIou({ masks1: around, masks2: masks })()))
  })
})

test("what a refused call wrote goes back: memory does not grow", async () => {
  const [logits, targets] = [filled(100_000, 0), filled(100_000, 0.5)]
  logits.data[99_999] = Number.NaN
  await using(await open({ threads: 2, answers: "resident" }), async (backend) => {
    const ask = backend.operations.binaryCrossEntropyGradient({ logits, targets })
    for (let call = 0; call < 3; call += 1) assert.ok(E.isLeft(await ask()))
    const held = backend.held()
    for (let call = 0; call < 50; call += 1) assert.ok(E.isLeft(await ask()))
    assert.equal(backend.held(), held)
  })
})
