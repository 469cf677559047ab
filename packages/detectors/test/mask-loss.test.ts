import assert from "node:assert/strict"
import { test } from "node:test"
import { float32, float64, mapTensor, toArray, uint8 } from "@detspec/core"
import { cropMasks, override, specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { maskLoss } from "../src/mask-rcnn/loss.js"

const whole = {
  masks: uint8([1, 2, 2], [1, 1, 1, 1]),
  boxes: float64([1, 4], [0, 0, 2, 2]),
  truths: [0],
  labels: [0],
}

test("shares that a backend rounds above 1 are 1, and the loss is that of a mask that is all there", async () => {
  const rounding = override(specBackend, {
    cropMasks: (input) => ({
      targets: mapTensor(cropMasks(input).targets, (share) => share * (1 + 2 ** -23)),
    }),
  })
  const loss = await maskLoss(rounding, false)(float32([1, 1, 2, 2], [0, 0, 0, 0]), whole)()
  assert.ok(E.isRight(loss))
  assert.deepEqual(toArray(loss.right.targets), [1, 1, 1, 1])
  assert.ok(Math.abs(loss.right.mask - Math.LN2) < 1e-12)
  // A quarter for each of four cells, times sigmoid(0) - 1.
  assert.deepEqual(toArray(loss.right.cotangent), [-1 / 8, -1 / 8, -1 / 8, -1 / 8])
})
