// Three detections of one object and one of another: how much they overlap, and which stay.
import { float64, rows, toArray } from "@detspec/core"
import { specBackend } from "@detspec/spec"
import { answer } from "./answer.js"

const { boxIou, nms } = specBackend.operations

const boxes = rows(4, [
  [10, 10, 50, 90],
  [12, 8, 52, 92],
  [60, 20, 90, 80],
  [9, 14, 47, 88],
])
const scores = float64([4], [0.9, 0.75, 0.8, 0.6])

const { iou } = await answer(boxIou({ boxes1: boxes, boxes2: boxes }))
for (let n = 0; n < 4; n += 1) {
  console.log([0, 1, 2, 3].map((m) => iou.get(n, m).toFixed(2)).join("  "))
}

const { keep } = await answer(nms({ boxes, scores, threshold: 0.5 }))
console.log(`kept: ${toArray(keep).join(", ")}`)
