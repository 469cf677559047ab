import assert from "node:assert/strict"
import { test } from "node:test"
import { quirks } from "../../src/replay/quirks/index.js"
import { oneCase, replayed, tensor } from "./cases.js"

/** A point against a point in the middle, a proper pair beside it. */
const overlaps = (iou: readonly (number | string)[], giou: readonly (number | string)[]) =>
  oneCase("box_iou", {
    inputs: {
      boxes1: tensor("float64", [1, 4], [7, 3, 7, 3]),
      boxes2: tensor("float64", [2, 4], [9, 1, 9, 1, 6, 2, 8, 4]),
    },
    params: {},
    outputs: {
      iou: tensor("float64", [1, 2], iou),
      giou: tensor("float64", [1, 2], giou),
      diou: tensor("float64", [1, 2], ["NaN", 0]),
      ciou: tensor("float64", [1, 2], ["NaN", "NaN"]),
    },
  })

test("a quirk is found by the boxes, wherever they stand, and the other pairs must agree", async () => {
  const found = await replayed(overlaps(["NaN", 0], ["NaN", 0]))
  assert.equal(found.status, 0, found.lines.join("\n"))
  assert.match(found.lines[0] ?? "", /0 passed, 0 failed, 1 differ as listed/)
  const elsewhere = await replayed(overlaps(["NaN", "NaN"], ["NaN", 0]))
  assert.equal(elsewhere.status, 1)
  assert.match(elsewhere.lines[1] ?? "", /iou\[0,1\]/)
})

test("a recorded answer that no quirk explains is a failure", async () => {
  const boxes = [0, 0, 10, 10, 5, 0, 15, 10]
  const nms = (dtype: string, threshold: number, keep: readonly number[]) =>
    oneCase("nms", {
      inputs: { boxes: tensor(dtype, [2, 4], boxes), scores: tensor(dtype, [2], [0.9, 0.8]) },
      params: { iou_threshold: threshold },
      outputs: { keep: tensor("int64", [keep.length], keep) },
    })
  // The IoU is 50/150 = 1/3, whose float32 lies above it.
  assert.equal((await replayed(nms("float32", 1 / 3, [0]))).status, 0)
  assert.equal((await replayed(nms("float64", 1 / 3, [0]))).status, 1)
  assert.equal((await replayed(nms("float32", 0.9, [0]))).status, 1)
})

test("classes that a shift makes meet are listed, other differences between classes are not", async () => {
  const batched = (boxes: readonly number[], keep: readonly number[]) =>
    oneCase("batched_nms", {
      inputs: {
        boxes: tensor("float64", [2, 4], boxes),
        scores: tensor("float64", [2], [0.2, 0.7]),
        idxs: tensor("int64", [2], [4, 3]),
      },
      params: { iou_threshold: 0.1 },
      outputs: { keep: tensor("int64", [keep.length], keep) },
    })
  assert.equal((await replayed(batched([-6, -6, -1, -1, 0, 0, 4, 4], [1]))).status, 0)
  assert.equal((await replayed(batched([20, 20, 25, 25, 0, 0, 4, 4], [1]))).status, 1)
})

test("where the recorded program raised, the list must say why", async () => {
  const masks = (data: readonly number[]) =>
    oneCase("masks_to_boxes", {
      inputs: { masks: tensor("bool", [2, 1, 2], data) },
      params: {},
      throws: "RuntimeError",
    })
  assert.equal((await replayed(masks([0, 1, 0, 0]))).status, 0)
  assert.equal((await replayed(masks([0, 1, 1, 0]))).status, 1)
})

test("every quirk says whose it is, where it applies, and why ours differs", () => {
  for (const [name, { system, where, reason }] of Object.entries(quirks)) {
    assert.ok(system.length > 0 && where.length > 10 && reason.length > 20, name)
  }
})
