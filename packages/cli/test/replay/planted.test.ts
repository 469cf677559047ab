import assert from "node:assert/strict"
import { test } from "node:test"
import { int32, mapTensor, toArray } from "@detspec/core"
import type { Overrides } from "@detspec/spec"
import { boxIou, matchQuality, nms, override, specBackend } from "@detspec/spec"
import { oneCase, replayed, tensor } from "./cases.js"

const pair = oneCase("nms", {
  inputs: {
    boxes: tensor("float64", [3, 4], [0, 0, 1, 2, 0, 0, 1, 1, 4, 4, 5, 5]),
    scores: tensor("float64", [3], [0.5, 0.75, 0.25]),
  },
  params: { iou_threshold: 0.5 },
  outputs: { keep: tensor("int64", [3], [1, 0, 2]) },
})

const overlap = oneCase("box_iou", {
  inputs: {
    boxes1: tensor("float32", [1, 4], [0, 0, 2, 2]),
    boxes2: tensor("float32", [1, 4], [1, 0, 3, 2]),
  },
  params: {},
  outputs: {
    iou: tensor("float32", [1, 1], [0.33333334]),
    giou: tensor("float32", [1, 1], [0.33333334]),
    diou: tensor("float32", [1, 1], [0.25641027]),
    ciou: tensor("float32", [1, 1], [0.25641027]),
  },
})

const rescue = oneCase("matcher", {
  inputs: { quality: tensor("float64", [1, 3], [0.25, 0.5, 0.5]) },
  params: { fn: "matcher", high: 0.75, low: 0.5, allow_low_quality: true },
  outputs: { matches: tensor("int64", [3], [-1, 0, 0]) },
})

const bugs: readonly (readonly [string, object, Overrides])[] = [
  [
    "an IoU of exactly the threshold suppresses",
    pair,
    { nms: (input) => nms({ ...input, threshold: input.threshold - 1e-12 }) },
  ],
  [
    "kept boxes come by index",
    pair,
    { nms: (input) => ({ keep: int32([3], toArray(nms(input).keep).sort()) }) },
  ],
  [
    "an IoU one part in ten thousand too large",
    overlap,
    { boxIou: (input) => ({ iou: mapTensor(boxIou(input).iou, (x) => x * 1.0001) }) },
  ],
  [
    "only the first of two equal rescues",
    rescue,
    { matchQuality: (input) => matchQuality({ ...input, lowQuality: "rescuer" }) },
  ],
]

for (const [name, file, planted] of bugs) {
  test(`a planted bug makes replay fail: ${name}`, async () => {
    const right = await replayed(file)
    assert.equal(right.status, 0, right.lines.join("\n"))
    assert.equal(right.total, "1 passed, 0 failed, 0 skipped")
    const wrong = await replayed(file, override(specBackend, planted))
    assert.equal(wrong.status, 1)
    assert.equal(wrong.total, "0 passed, 1 failed, 0 skipped")
  })
}
