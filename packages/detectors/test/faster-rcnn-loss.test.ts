import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, int32, rows, toArray } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import type { BoxHeads, RpnHeads, Truth } from "../src/index.js"
import { boxHeadLoss, boxTargets, fasterRcnnPresets, inOrder, rpnLoss, rpnTargets } from "../src/index.js"
import { answer } from "./answer.js"
import { assertSlopes, scattered } from "./slopes.js"

const anchors = rows(4, [
  [0, 0, 10, 10],
  [-2, 1, 9, 11],
  [20, 20, 40, 44],
  [60, 60, 70, 70],
])
const truth: Truth = { boxes: rows(4, [[0, 1, 11, 11]]), labels: int32([1], [2]) }
const none: Truth = { boxes: float64([0, 4], []), labels: int32([0], []) }
const sizes = [
  { height: 80, width: 80 },
  { height: 80, width: 80 },
]

for (const [name, { rpn, head }] of Object.entries(fasterRcnnPresets)) {
  test(`the proposal network's cotangents are the slopes of its losses: ${name}`, async () => {
    const truths = [truth, none]
    const heads: RpnHeads = { objectness: scattered([2, 4], 1), deltas: scattered([2, 4, 4], 2) }
    const targets = await answer(rpnTargets(specBackend, rpn, inOrder)(anchors, truths, sizes))
    const lossOf = (at: RpnHeads) => answer(rpnLoss(specBackend, rpn, 4)(at, anchors, truths, targets))
    const { cotangents } = await lossOf(heads)
    for (const part of ["objectness", "deltas"] as const)
      await assertSlopes(
        async (at) => {
          const loss = await lossOf({ ...heads, [part]: at })
          return loss.objectness + loss.boxRegression
        },
        heads[part],
        cotangents[part],
      )
  })

  test(`the box head's cotangents are the slopes of its losses: ${name}`, async () => {
    const regions = {
      boxes: anchors,
      labels: [2, 0, 1, 0],
      truths: rows(4, [
        [0, 1, 11, 11],
        [0, 0, 1, 1],
        [21, 20, 39, 40],
        [0, 0, 1, 1],
      ]),
    }
    const heads: BoxHeads = { logits: scattered([4, 3], 3), deltas: scattered([4, 3, 4], 4) }
    const lossOf = (at: BoxHeads) => answer(boxHeadLoss(specBackend, head)(at, regions))
    const { cotangents } = await lossOf(heads)
    for (const part of ["logits", "deltas"] as const)
      await assertSlopes(
        async (at) => {
          const loss = await lossOf({ ...heads, [part]: at })
          return loss.classification + loss.boxRegression
        },
        heads[part],
        cotangents[part],
      )
    const asked = Array.from({ length: 12 }, (_, row) =>
      toArray(cotangents.deltas).some((slope, i) => Math.floor(i / 4) === row && slope !== 0) ? [row] : [],
    )
    assert.deepEqual(asked.flat(), [2, 7], "class 2 of region 0 and class 1 of region 2")
  })
}

test("anchors across the border count only where they are kept", async () => {
  const drawn = async (crossBoundary: "ignore" | "keep") => {
    const config = { ...fasterRcnnPresets.paper.rpn, crossBoundary }
    const [of] = await answer(rpnTargets(specBackend, config, inOrder)(anchors, [truth], sizes))
    return of?.sample
  }
  assert.deepEqual(await drawn("keep"), { positives: [0], negatives: [2, 3] })
  const small = { ...truth, boxes: rows(4, [[-2, 1, 9, 11]]) }
  const config = { ...fasterRcnnPresets.paper.rpn, crossBoundary: "ignore" } as const
  const [of] = await answer(rpnTargets(specBackend, config, inOrder)(anchors, [small], sizes))
  assert.deepEqual(of?.sample, { positives: [], negatives: [2, 3] })
  const narrow = [{ height: 80, width: 65 }]
  const [inside] = await answer(rpnTargets(specBackend, config, inOrder)(anchors, [small], narrow))
  assert.deepEqual(inside?.sample, { positives: [], negatives: [2] })
})

test("background overlaps from 0.1 up to 0.5, where Fast R-CNN says so; true boxes stand among the proposals", async () => {
  const proposed = rows(4, [
    [0, 1, 11, 10],
    [0, 1, 2, 11],
    [60, 60, 70, 70],
  ])
  const labels = async (preset: keyof typeof fasterRcnnPresets) =>
    answer(boxTargets(specBackend, fasterRcnnPresets[preset].head, inOrder)(0, proposed, truth))
  assert.deepEqual((await labels("paper")).labels, [2, 2, 0])
  const { boxes, labels: all, truths } = await labels("torchvision")
  assert.deepEqual(all, [2, 2, 0, 0])
  assert.deepEqual(toArray(boxes).slice(4, 8), [0, 1, 11, 11])
  assert.deepEqual(toArray(truths).slice(0, 8), [0, 1, 11, 11, 0, 1, 11, 11])
})
