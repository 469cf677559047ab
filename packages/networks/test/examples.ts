import type { Shape } from "@detspec/core"
import type { Node, NodeKind } from "@detspec/networks"
import {
  add,
  broadcast,
  concat,
  constant,
  conv2d,
  convTranspose2d,
  divide,
  exp,
  leaf,
  leakyRelu,
  linear,
  log,
  matMul,
  maxPool,
  multiply,
  normalizeGroups,
  pad,
  power,
  reduceMean,
  reduceSum,
  relu,
  reshape,
  resize,
  scale,
  sigmoid,
  slice,
  softmax,
  subtract,
  transpose,
  upsample,
} from "@detspec/networks"
import { conv2dWeightGradient } from "../src/nodes/conv2d-weight-gradient.js"
import { gate } from "../src/nodes/gate.js"
import { maxPick } from "../src/nodes/max-pick.js"
import { maxPoolGradient } from "../src/nodes/max-pool-gradient.js"
import { windowOf } from "../src/window.js"

/** A small graph around one kind of node, and the shapes of its leaves. */
export interface Example {
  readonly says: string
  readonly node: Node
  readonly leaves: Readonly<Record<string, Shape>>
}

const example = (says: string, node: Node, leaves: Readonly<Record<string, Shape>>): Example => ({
  says,
  node,
  leaves,
})
const [x, y, w, b] = [leaf("x"), leaf("y"), leaf("w"), leaf("b")]
/** Away from 0 and positive: from 1 to 3. */
const positive = add(x, constant([], [2]))
const maps: Shape = [2, 4, 5, 6]
const strided = windowOf({ stride: 2, padding: 1 })

/** Every kind of node in its corners; a kind that is missing does not compile. */
export const examples: { readonly [K in NodeKind]: readonly Example[] } = {
  leaf: [example("alone", x, { x: [2, 3] })],
  constant: [example("times a leaf", multiply(x, constant([3], [1, -2, 0.5])), { x: [2, 3] })],
  add: [
    example("of one shape", add(x, y), { x: [2, 3], y: [2, 3] }),
    example("with itself", add(x, x), { x: [2, 3] }),
    example("of a value for each channel", add(x, y), { x: maps, y: [4, 1, 1] }),
    example("both stretched", add(x, y), { x: [2, 1, 3], y: [4, 1] }),
  ],
  subtract: [example("stretched", subtract(x, y), { x: [3], y: [2, 3] })],
  multiply: [
    example("by itself", multiply(x, x), { x: [4] }),
    example("stretched", multiply(x, y), { x: maps, y: [1, 4, 1, 1] }),
    example("by a number", scale(x, -3), { x: [2, 2] }),
  ],
  divide: [example("by positive numbers", divide(y, positive), { x: [3], y: [2, 3] })],
  exp: [example("of anything", exp(x), { x: [5] })],
  log: [example("of positive numbers", log(positive), { x: [5] })],
  power: [
    example("root", power(positive, 0.5), { x: [5] }),
    example("one over the root", power(positive, -0.5), { x: [5] }),
  ],
  relu: [
    example("plain", relu(x), { x: [2, 7] }),
    example("leaky", leakyRelu(x, 0.1), { x: [2, 7] }),
    example("of what is read twice", add(relu(x), multiply(relu(x), x)), { x: [2, 7] }),
  ],
  gate: [
    example("shut to nothing", gate(x, y, 0), { x: [9], y: [9] }),
    example("leaky", gate(x, y, 0.1), { x: [9], y: [9] }),
  ],
  sigmoid: [example("of anything", sigmoid(scale(x, 4)), { x: [9] })],
  softmax: [example("of rows", softmax(scale(x, 3)), { x: [2, 3, 5] })],
  matMul: [
    example("of matrices", matMul(x, y), { x: [3, 4], y: [4, 2] }),
    example("of stacks", matMul(x, y), { x: [2, 3, 4], y: [2, 4, 5] }),
    example("of a stack and a matrix", matMul(x, y), { x: [2, 1, 3, 4], y: [3, 4, 5] }),
    example("of a matrix and a stack", matMul(x, y), { x: [3, 4], y: [2, 4, 5] }),
  ],
  linear: [example("of rows", linear(x, w, b), { x: [3, 5], w: [2, 5], b: [2] })],
  conv2d: [
    example("1 × 1", conv2d(x, w), { x: maps, w: [3, 4, 1, 1] }),
    example("3 × 3, padded, with a bias", conv2d(x, w, { padding: 1, bias: b }), {
      x: maps,
      w: [3, 4, 3, 3],
      b: [3],
    }),
    example("stride 2 that leaves a rest", conv2d(x, w, { stride: 2, padding: 1 }), {
      x: maps,
      w: [3, 4, 3, 3],
    }),
    example("1 × 1 with stride 2", conv2d(x, w, { stride: 2 }), { x: maps, w: [3, 4, 1, 1] }),
    example("depthwise", conv2d(x, w, { padding: 1, groups: 4 }), { x: maps, w: [4, 1, 3, 3] }),
    example("two groups, strided", conv2d(x, w, { padding: 1, stride: 2, groups: 2 }), {
      x: maps,
      w: [6, 2, 3, 3],
    }),
    example("dilated, 2 × 3, padded unevenly", conv2d(x, w, { dilation: [1, 2], padding: [1, 2, 0, 1] }), {
      x: maps,
      w: [2, 4, 2, 3],
    }),
  ],
  convTranspose2d: [
    example("doubling", convTranspose2d(x, w, { stride: 2, size: [10, 12] }), { x: maps, w: [4, 3, 2, 2] }),
    example("back to an odd size", convTranspose2d(x, w, { stride: 2, padding: 1, size: [9, 12] }), {
      x: maps,
      w: [4, 3, 3, 3],
    }),
    example("two groups", convTranspose2d(x, w, { size: [7, 8], groups: 2 }), { x: maps, w: [4, 3, 3, 3] }),
  ],
  conv2dWeightGradient: [
    example("strided", conv2dWeightGradient(x, y, { window: strided, kernel: [3, 3], groups: 1 }), {
      x: maps,
      y: [2, 3, 3, 3],
    }),
    example(
      "strided, of two groups and odd sides, with a bigger kernel",
      conv2dWeightGradient(x, y, {
        window: windowOf({ stride: 3, padding: [2, 1, 1, 2] }),
        kernel: [4, 2],
        groups: 2,
      }),
      { x: [2, 4, 7, 9], y: [2, 6, 3, 4] },
    ),
    example("two groups", conv2dWeightGradient(x, y, { window: windowOf({}), kernel: [2, 3], groups: 2 }), {
      x: maps,
      y: [2, 6, 4, 4],
    }),
  ],
  maxPool: [
    example("2 × 2", maxPool(x, 2, { stride: 2 }), { x: maps }),
    example("3 × 3, stride 2, padded", maxPool(x, 3, { stride: 2, padding: 1 }), { x: maps }),
    example("a single cell, stride 2", maxPool(x, 1, { stride: 2 }), { x: maps }),
    example("3 × 3, stride 1", maxPool(x, 3, { padding: 1 }), { x: maps }),
  ],
  maxPoolGradient: [
    example("overlapping", maxPoolGradient(x, y, [3, 3], strided), { x: maps, y: [2, 4, 3, 3] }),
  ],
  maxPick: [example("overlapping", maxPick(x, y, [3, 3], strided), { x: maps, y: maps })],
  resize: [
    example("doubled", upsample(x, [10, 12]), { x: maps }),
    example("to an odd size", upsample(x, y), { x: [2, 4, 3, 3], y: maps }),
    example("to fewer cells", upsample(x, [3, 4]), { x: maps }),
    example("bilinear", resize(x, [8, 4], "bilinear"), { x: maps }),
    example("bilinear, corners aligned", resize(x, [8, 1], "bilinear, corners aligned"), { x: maps }),
  ],
  groupNorm: [
    example("two groups", normalizeGroups(x, 2, 1e-5), { x: maps }),
    example("each channel", normalizeGroups(x, 4, 1e-3), { x: maps }),
  ],
  reduceSum: [
    example("of everything", reduceSum(x, [0, 1]), { x: [3, 4] }),
    example("over images and cells", reduceSum(x, [0, 2, 3]), { x: maps }),
  ],
  reduceMean: [example("over cells", reduceMean(x, [2, 3]), { x: maps })],
  broadcast: [example("a row", broadcast(x, [2, 4, 3]), { x: [4, 1] })],
  reshape: [
    example("flat", reshape(x, [0, -1]), { x: maps }),
    example("split", reshape(x, [2, 2, 2, 30]), { x: maps }),
  ],
  transpose: [example("channels last", transpose(x, [0, 2, 3, 1]), { x: maps })],
  concat: [
    example("along channels", concat([x, y, x], 1), { x: maps, y: [2, 1, 5, 6] }),
    example("along the first axis", concat([x, y], 0), { x: [2, 3], y: [1, 3] }),
  ],
  slice: [
    example("of channels", slice(x, 1, 1, 3), { x: maps }),
    example("of rows", slice(x, 0, 1, 2), { x: maps }),
  ],
  pad: [example("of columns", pad(x, 3, 1, 2), { x: maps })],
}

/** All of them, each with the name of its kind. */
export const allExamples: readonly (Example & { readonly kind: string })[] = Object.entries(examples).flatMap(
  ([kind, some]) => some.map((one) => ({ ...one, kind })),
)
