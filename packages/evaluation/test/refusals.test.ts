import assert from "node:assert/strict"
import { test } from "node:test"
import { message } from "@detspec/core"
import type { Detection, EvaluationInput, GroundTruth, Measure } from "@detspec/evaluation"
import { cocoParameters, evaluateCoco, evaluateVoc, vocParameters } from "@detspec/evaluation"
import * as E from "fp-ts/lib/Either.js"

const truth: GroundTruth = { image: "a", label: "cat", box: [0, 0, 4, 4] }
const found: Detection = { ...truth, score: 0.5 }
const input: EvaluationInput = { images: ["a"], classes: ["cat"], truths: [truth], detections: [found] }
const mask = { height: 4, width: 4, counts: [16] }

const refused = (changed: Partial<EvaluationInput>, measure: Measure = "box"): string => {
  const result = evaluateCoco({ ...input, ...changed }, measure)
  assert.ok(E.isLeft(result), "must be refused")
  return `${result.left.tag} ${message(result.left)}`
}

test("the input without a fault is evaluated", () => {
  assert.ok(E.isRight(evaluateCoco(input)))
  assert.ok(E.isRight(evaluateVoc(input)))
})

test("what is unknown, no number, out of order or twice there is refused by name", () => {
  const cases: readonly (readonly [Partial<EvaluationInput>, RegExp])[] = [
    [
      { detections: [found, { ...found, image: "b" }] },
      /^OutOfRange .*`detections\[1\]\.image` must .* got b/,
    ],
    [{ detections: [{ ...found, label: "dog" }] }, /^OutOfRange .*`detections\[0\]\.label` must .* got dog/],
    [{ truths: [{ ...truth, image: 0 }] }, /^OutOfRange .*`truths\[0\]\.image` must .* got 0/],
    [{ truths: [{ ...truth, label: "dog" }] }, /^OutOfRange .*`truths\[0\]\.label` must .* got dog/],
    [
      { detections: [{ ...found, score: Number.NaN }] },
      /^NotFinite .*`detections\[0\]\.score` must be finite, got NaN/,
    ],
    [{ detections: [{ ...found, box: [0, 0, Infinity, 1] }] }, /^NotFinite .*`detections\[0\]\.box`/],
    [{ truths: [{ ...truth, box: [4, 0, 0, 4] }] }, /^OutOfRange .*`truths\[0\]\.box` must satisfy x1 <= x2/],
    [{ truths: [{ ...truth, area: -1 }] }, /^OutOfRange .*`truths\[0\]\.area` must be at least 0/],
    [{ truths: [{ ...truth, area: Number.NaN }] }, /^OutOfRange .*`truths\[0\]\.area`/],
    [{ images: ["a", "a"] }, /^OutOfRange .*`images\[1\]` must be listed once, got a/],
    [{ classes: ["cat", "dog", "cat"] }, /^OutOfRange .*`classes\[2\]` must be listed once, got cat/],
  ]
  for (const [changed, expected] of cases) assert.match(refused(changed), expected)
})

test("masks that are missing or do not fit are refused where masks are compared", () => {
  const masked = { truths: [{ ...truth, mask }], detections: [{ ...found, mask }] }
  assert.ok(E.isRight(evaluateCoco({ ...input, ...masked }, "mask")))
  assert.match(refused({ truths: [{ ...truth, mask }] }, "mask"), /^TypeMismatch .*`detections\[0\]\.mask`/)
  const other = { detections: [{ ...found, mask: { height: 2, width: 8, counts: [16] } }] }
  assert.match(refused({ ...masked, ...other }, "mask"), /^ShapeMismatch .*must be 4 × 4, .* got 2 × 8/)
})

test("parameters outside their range are refused", () => {
  const coco = (changed: Partial<typeof cocoParameters>) =>
    evaluateCoco(input, "box", { ...cocoParameters, ...changed })
  for (const changed of [
    { thresholds: [] },
    { thresholds: [0.9, 0.5] },
    { recallLevels: [2] },
    { maxDetections: [0] },
  ])
    assert.ok(E.isLeft(coco(changed)), JSON.stringify(changed))
  assert.ok(E.isLeft(evaluateVoc(input, { ...vocParameters, threshold: Number.NaN })))
})

test("any numbers of detections are counted, not 1, 10, 100 alone (torchmetrics#1153)", () => {
  const result = evaluateCoco(input, "box", { ...cocoParameters, maxDetections: [1, 50] })
  assert.ok(E.isRight(result))
  assert.deepEqual([result.right.numbers.AP, result.right.numbers.AR], [1, [1, 1]])
})
