import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, rows, toArray } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import {
  fasterRcnnPostprocess,
  fasterRcnnPresets,
  proposals,
  retinaNetPostprocess,
  retinaNetPresets,
} from "../src/index.js"
import { answer } from "./answer.js"

const anchors = {
  boxes: rows(4, [
    [0, 0, 20, 20],
    [1, 0, 21, 20],
    [40, 40, 90, 90],
  ]),
  counts: [2, 1],
}
const still = float64(
  [3, 4],
  Array.from({ length: 12 }, () => 0),
)
const size = { height: 80, width: 80 }

test("RetinaNet: the best of two that overlap, clipped; classes do not suppress each other; a threshold is exceeded", async () => {
  const logits = float64([3, 2], [2, -9, 3, 1, -9, 0])
  const detect = { ...retinaNetPresets.paper.detect, scoreThreshold: 0.5 }
  const found = await answer(
    retinaNetPostprocess(specBackend, { ...retinaNetPresets.paper, detect })(logits, still, anchors, size),
  )
  assert.deepEqual(toArray(found.labels), [0, 1])
  assert.deepEqual(toArray(found.boxes), [1, 0, 21, 20, 1, 0, 21, 20])
})

test("RetinaNet: so many candidates a level", async () => {
  const logits = float64([3, 2], [2, 1.5, 3, 2.5, 1, 0.5])
  const detect = { ...retinaNetPresets.paper.detect, candidates: 1 }
  const found = await answer(
    retinaNetPostprocess(specBackend, { ...retinaNetPresets.paper, detect })(logits, still, anchors, size),
  )
  assert.deepEqual(toArray(found.boxes), [1, 0, 21, 20, 40, 40, 80, 80])
})

test("Faster R-CNN: proposals of different levels do not suppress each other, small ones go", async () => {
  const { test: config, coding } = fasterRcnnPresets.paper.rpn
  const objectness = float64([3], [1, 2, 3])
  const ask = (minSize: number) =>
    answer(proposals(specBackend, { ...config, minSize }, coding)(objectness, still, anchors, size))
  assert.deepEqual(toArray((await ask(16)).boxes), [40, 40, 80, 80, 1, 0, 21, 20])
  assert.deepEqual(toArray((await ask(21)).boxes), [40, 40, 80, 80])
})

test("Faster R-CNN: background is nothing to report, and each class has its own box", async () => {
  const { detect, head } = fasterRcnnPresets.torchvision
  const logits = float64([3, 3], [9, 0, 0, 0, 2, 2, 0, 9, 0])
  const deltas = float64(
    [3, 3, 4],
    Array.from({ length: 36 }, (_, i) => (i === 20 ? 10 : 0)),
  )
  const found = await answer(
    fasterRcnnPostprocess(specBackend, detect, head.coding)({ logits, deltas }, anchors.boxes, size),
  )
  assert.deepEqual(toArray(found.labels), [1, 1, 2])
  assert.deepEqual(toArray(found.boxes).slice(4), [1, 0, 21, 20, 21, 0, 41, 20])
})
