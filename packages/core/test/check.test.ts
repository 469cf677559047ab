import assert from "node:assert/strict"
import { test } from "node:test"
import * as E from "fp-ts/lib/Either.js"
import type { Contract, FloatTensor, Int32Tensor } from "../src/index.js"
import {
  between,
  boxes,
  check,
  choice,
  count,
  float32,
  float64,
  indexBelow,
  int32,
  int32s,
  message,
  number,
  numbers,
  ordered,
} from "../src/index.js"

type Input = {
  readonly boxes: FloatTensor
  readonly labels: Int32Tensor
  readonly classes: number
  readonly threshold: number
  readonly weights: readonly number[]
  readonly mode: "a" | "b"
}

const contract: Contract<Input, { readonly keep: Int32Tensor }> = {
  name: "sample",
  summary: "",
  formula: [],
  inputs: {
    boxes: boxes("N", ""),
    labels: int32s(["N"], ""),
    classes: count("", ""),
    threshold: number(between(0, 1), "", ""),
    weights: numbers(4, "", ""),
    mode: choice(["a", "b"], ""),
  },
  outputs: { keep: int32s(["K"], "") },
  requires: [ordered("boxes"), indexBelow("labels", "classes", ({ classes }) => classes)],
  accuracy: { keep: { kind: "exact", because: "" } },
  edgeCases: [],
  presets: {},
  sources: [],
}

const good: Input = {
  boxes: float64([2, 4], [0, 0, 1, 1, 2, 2, 3, 3]),
  labels: int32([2], [0, 1]),
  classes: 2,
  threshold: 0.5,
  weights: [1, 1, 1, 1],
  mode: "a",
}

/** As a caller without types would pass it. */
const asGiven = (_: unknown): _ is Input => true

const said = (input: unknown): string => {
  if (!asGiven(input)) return "not asked"
  const checked = check(contract)(input)
  return E.isLeft(checked) ? `${checked.left.tag} ${message(checked.left)}` : "accepted"
}

test("valid input is answered with itself", () => {
  const checked = check(contract)(good)
  assert.ok(E.isRight(checked))
  assert.equal(checked.right, good)
})

const cases: readonly (readonly [object, string])[] = [
  [
    { ...good, boxes: undefined },
    "TypeMismatch sample: `boxes` must be a float64 or float32 tensor, got nothing",
  ],
  [
    { ...good, boxes: [[0, 0, 1, 1]] },
    "TypeMismatch sample: `boxes` must be a float64 or float32 tensor, got [[0, 0, 1, 1]]",
  ],
  [
    { ...good, boxes: int32([2, 4], [0, 0, 1, 1, 2, 2, 3, 3]) },
    "TypeMismatch sample: `boxes` must be a float64 or float32 tensor, got int32 [2, 4]",
  ],
  [
    { ...good, boxes: float64([2, 3], [0, 0, 1, 1, 2, 2]) },
    "ShapeMismatch sample: `boxes` must have shape [N, 4], got [2, 3]",
  ],
  [
    { ...good, labels: int32([3], [0, 1, 0]) },
    "ShapeMismatch sample: `labels` must have shape [N] with N = 2, got [3]",
  ],
  [
    { ...good, boxes: float32([2, 4], [0, 0, 1, 1, 2, Number.NaN, 3, 3]) },
    "NotFinite sample: `boxes[1,1]` must be finite and between -2^30 and 2^30, got NaN",
  ],
  [
    { ...good, boxes: float64([2, 4], [0, 0, 1, 1, 2, 2, 3, 2 ** 31]) },
    "OutOfRange sample: `boxes[1,3]` must be finite and between -2^30 and 2^30, got 2147483648",
  ],
  [{ ...good, threshold: 1.5 }, "OutOfRange sample: `threshold` must be finite and between 0 and 1, got 1.5"],
  [
    { ...good, threshold: Number.NaN },
    "NotFinite sample: `threshold` must be finite and between 0 and 1, got NaN",
  ],
  [{ ...good, threshold: "0.5" }, 'TypeMismatch sample: `threshold` must be a number, got "0.5"'],
  [{ ...good, classes: 1.5 }, "OutOfRange sample: `classes` must be a whole number, got 1.5"],
  [{ ...good, weights: [1, 1] }, "ShapeMismatch sample: `weights` must have length 4, got 2"],
  [{ ...good, weights: [1, 1, 0, 1] }, "OutOfRange sample: `weights[2]` must be finite and above 0, got 0"],
  [{ ...good, mode: "c" }, 'TypeMismatch sample: `mode` must be one of "a", "b", got "c"'],
]

for (const [input, expected] of cases) test(expected, () => assert.equal(said(input), expected))

test("requirements name the row", () => {
  const crossed = { ...good, boxes: float64([2, 4], [0, 0, 1, 1, 3, 2, 2, 3]) }
  assert.equal(
    said(crossed),
    "OutOfRange sample: `boxes[1]` must satisfy x1 <= x2 and y1 <= y2, got [3, 2, 2, 3]",
  )
  const beyond = { ...good, labels: int32([2], [0, 2]) }
  assert.equal(
    said(beyond),
    "OutOfRange sample: `labels[1]` must be an index below the number of classes, got 2 of 2",
  )
})

test("nothing that JavaScript can hand over makes check throw", () => {
  const strange: readonly unknown[] = [
    null,
    undefined,
    3,
    "text",
    [],
    () => 0,
    new Map(),
    { boxes: { data: 3, shape: 4, stride: 5, offset: 6, get: 7 } },
  ]
  for (const input of strange) assert.match(said(input), /Mismatch/)
})

test("a view whose strides leave its data is no tensor", () => {
  const inside = float64([2, 4], [0, 0, 1, 1, 2, 2, 3, 3])
  const outside = Object.assign(float64([2, 4], [0, 0, 1, 1, 2, 2, 3, 3]), { offset: 5 })
  assert.match(said({ ...good, boxes: outside }), /^TypeMismatch/)
  assert.equal(said({ ...good, boxes: inside }), "accepted")
})
