import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, int32, rows, toArray } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import type { RetinaNetHeads, Truth } from "../src/index.js"
import { retinaNetLoss, retinaNetPresets, retinaNetTargets } from "../src/index.js"
import { answer } from "./answer.js"
import { assertSlopes, scattered } from "./slopes.js"

const anchors = rows(4, [
  [0, 0, 10, 10],
  [2, 1, 12, 11],
  [20, 20, 40, 44],
  [60, 60, 70, 70],
])
const truth: Truth = {
  boxes: rows(4, [
    [0, 1, 10, 11],
    [19, 22, 41, 40],
  ]),
  labels: int32([2], [2, 0]),
}
const none: Truth = { boxes: float64([0, 4], []), labels: int32([0], []) }
const heads: RetinaNetHeads = { logits: scattered([2, 4, 3], 1), deltas: scattered([2, 4, 4], 2) }
const { paper, torchvision } = retinaNetPresets

const variants = {
  paper,
  torchvision,
  "GIoU, over the batch": {
    ...paper,
    loss: { ...paper.loss, box: { kind: "giou", epsilon: 0 }, boxWeight: 2, normaliser: "batch" },
  },
} as const

for (const [name, config] of Object.entries(variants)) {
  const lossOf = async (at: RetinaNetHeads, truths = [truth, none]) => {
    const targets = await answer(retinaNetTargets(specBackend, { ...config, classes: 3 })(anchors, truths))
    return answer(retinaNetLoss(specBackend, config)(at, anchors, truths, targets))
  }
  test(`RetinaNet's cotangents are the slopes of its losses: ${name}`, async () => {
    const { cotangents } = await lossOf(heads)
    const along = (part: keyof RetinaNetHeads) =>
      assertSlopes(
        async (at) => {
          const loss = await lossOf({ ...heads, [part]: at })
          return loss.classification + loss.boxRegression
        },
        heads[part],
        cotangents[part],
      )
    await along("logits")
    await along("deltas")
  })

  test(`images without objects train as background: ${name}`, async () => {
    const loss = await lossOf(heads, [none, none])
    assert.ok(loss.classification > 0)
    assert.equal(loss.boxRegression, 0)
    assert.ok(toArray(loss.cotangents.logits).every((slope) => slope > 0))
  })
}

test("an ignored anchor counts for nothing, and easy negatives do not dilute the positives", async () => {
  const high = { ...paper, matching: { high: 0.8, low: 0.4, lowQuality: "none" } } as const
  const targets = await answer(retinaNetTargets(specBackend, { ...high, classes: 3 })(anchors, [truth]))
  assert.deepEqual(targets[0]?.matches, [0, -2, -2, -1])
  const one = { logits: scattered([1, 4, 3], 1), deltas: scattered([1, 4, 4], 2) }
  const { cotangents } = await answer(retinaNetLoss(specBackend, high)(one, anchors, [truth], targets))
  assert.deepEqual(toArray(cotangents.logits).slice(3, 9), [0, 0, 0, 0, 0, 0])
  assert.ok(
    toArray(cotangents.deltas)
      .slice(4)
      .every((slope) => slope === 0),
  )
})
