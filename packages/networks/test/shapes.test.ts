import assert from "node:assert/strict"
import { test } from "node:test"
import type { Shape } from "@detspec/core"
import { float64, message } from "@detspec/core"
import type { Node } from "@detspec/networks"
import {
  add,
  concat,
  conv2d,
  convTranspose2d,
  evaluate,
  graph,
  inferShapes,
  leaf,
  linear,
  matMul,
  maxPool,
  normalizeGroups,
  pullBack,
  referenceEngine,
  relu,
  reshape,
  slice,
  transpose,
  upsample,
} from "@detspec/networks"

const [x, y, w] = [leaf("image"), leaf("other"), leaf("body.conv1.weight")]
const image: Shape = [1, 3, 8, 8]

type Refusal = readonly [node: Node, leaves: Readonly<Record<string, Shape>>, expected: string]
const refusals: readonly Refusal[] = [
  [
    conv2d(x, w),
    { image, "body.conv1.weight": [16, 4, 3, 3] },
    "conv2d of body.conv1.weight: `weight` must have shape [O, 3, kh, kw], got [16, 4, 3, 3]",
  ],
  [
    relu(conv2d(x, w, { stride: 0 })),
    { image, "body.conv1.weight": [16, 3, 3, 3] },
    'conv2d of body.conv1.weight: `window` must have whole, positive strides, got {"stride":[0,0],"padding":[0,0,0,0],"dilation":[1,1]}',
  ],
  [
    conv2d(x, w),
    { image: [1, 3, 2, 2], "body.conv1.weight": [16, 3, 3, 3] },
    "conv2d of body.conv1.weight: `x` must be at least as large as the kernel [3,3], got [1, 3, 2, 2]",
  ],
  [
    conv2d(x, w, { bias: y }),
    { image, "body.conv1.weight": [16, 3, 3, 3], other: [15] },
    "conv2d of other: `bias` must have shape [16], got [15]",
  ],
  [
    convTranspose2d(x, w, { size: [9, 9], stride: 2 }),
    { image, "body.conv1.weight": [3, 2, 2, 2] },
    "convTranspose2d of body.conv1.weight: `size` must be one that a convolution takes to [8, 8], got [9,9]",
  ],
  [
    linear(x, w, y),
    { image, "body.conv1.weight": [2, 3], other: [2] },
    "linear of other: `x` must be a matrix [N, I], got [1, 3, 8, 8]",
  ],
  [add(x, y), { image, other: [2, 8] }, "add of other: `b` must fit [1, 3, 8, 8], got [2, 8]"],
  [
    matMul(x, y),
    { image, other: [7, 2] },
    "matMul of other: `b` must be matrices that [1, 3, 8, 8] can multiply, got [7, 2]",
  ],
  [
    concat([x, y], 1),
    { image, other: [1, 3, 8, 9] },
    "concat of other: `parts[1]` must be as [1,3,8,8] but along axis 1, got [1, 3, 8, 9]",
  ],
  [slice(x, 1, 2, 4), { image }, "slice of image: `x` must hold 2 to 4 along axis 1, got [1, 3, 8, 8]"],
  [
    reshape(x, [5, -1]),
    { image },
    "reshape of image: `x` must hold as many numbers as [5,-1], got [1, 3, 8, 8]",
  ],
  [transpose(x, [0, 1]), { image }, "transpose of image: `x` must have the axes 0, 1, got [1, 3, 8, 8]"],
  [normalizeGroups(x, 2, 1e-5), { image }, "groupNorm of image: `groups` must divide 3 channels, got 2"],
  [
    maxPool(x, 2, { padding: 2 }),
    { image },
    "maxPool of image: `padding` must be less than the kernel [2,2], got [2,2,2,2]",
  ],
  [upsample(x, [0, 4]), { image }, "resize of image: `to` must be a height and a width, or maps, got [0, 4]"],
  [x, { image: [1, 3, 0, 8] }, "graph: `image` must have sides of 1 or more, got [1, 3, 0, 8]"],
  [x, {}, "graph: `image` must be handed in, got nothing"],
]

for (const [node, leaves, expected] of refusals) {
  test(`refused: ${expected}`, () => {
    const shapes = inferShapes(graph({ out: node }), leaves)
    assert.ok(shapes._tag === "Left")
    assert.equal(message(shapes.left), expected)
  })
}

test("a tensor that is missing, or a cotangent of another shape, is named", async () => {
  const missing = evaluate(graph({ out: x }), {})
  assert.ok(missing._tag === "Left")
  assert.equal(message(missing.left), "graph: `image` must be a float64 or float32 tensor, got nothing")
  const whole = graph({ out: relu(x) })
  const at = { image: float64([2], [1, 2]) }
  const wrong = await pullBack(referenceEngine, whole, {
    at,
    of: { out: float64([1], [1]) },
    to: ["image"],
  })()
  assert.ok(wrong._tag === "Left")
  assert.equal(message(wrong.left), "pullBack: `out` must have shape [2], got [1]")
})

test("one graph serves images of every size", () => {
  const pyramid = graph({ out: add(conv2d(x, w), upsample(maxPool(x, 2, { stride: 2 }), conv2d(x, w))) })
  for (const [height, width] of [
    [5, 7],
    [12, 9],
  ] as const) {
    const shapes = inferShapes(pyramid, { image: [1, 2, height, width], "body.conv1.weight": [2, 2, 1, 1] })
    assert.ok(shapes._tag === "Right")
    const { out } = pyramid.outputs
    assert.deepEqual(out && shapes.right.get(out), [1, 2, height, width])
  }
})
