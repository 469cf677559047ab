import type { Shape } from "@detspec/core"
import type { Node } from "@detspec/networks"
import {
  add,
  concat,
  conv2d,
  convTranspose2d,
  divide,
  exp,
  leaf,
  leakyRelu,
  linear,
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
  scalar,
  sigmoid,
  slice,
  softmax,
  subtract,
  transpose,
  upsample,
} from "@detspec/networks"

/** A computation, and what a bug would make of it: the same leaves, the same shape, other numbers. */
export interface Mutant {
  readonly says: string
  readonly node: Node
  readonly mistaken: Node
  readonly leaves: Readonly<Record<string, Shape>>
}

const [x, y, w, b] = [leaf("x"), leaf("y"), leaf("w"), leaf("b")]
const positive = add(x, scalar(2))
const maps: Shape = [2, 4, 5, 6]
const square: Shape = [3, 3]

const mutant = (
  says: string,
  node: Node,
  mistaken: Node,
  leaves: Readonly<Record<string, Shape>>,
): Mutant => ({ says, node, mistaken, leaves })

export const mutants: readonly Mutant[] = [
  mutant("a leaky relu's slope forgotten", leakyRelu(x, 0.1), relu(x), { x: [9] }),
  mutant("differences taken the wrong way round", subtract(x, y), subtract(y, x), { x: [4], y: [4] }),
  mutant("divided by the wrong one", divide(y, positive), divide(positive, add(y, scalar(2))), {
    x: [4],
    y: [4],
  }),
  mutant("a sum for a product", multiply(x, y), add(x, y), { x: [4], y: [4] }),
  mutant("a root for one over it", power(positive, -0.5), power(positive, 0.5), { x: [4] }),
  mutant("an exponential of twice the number", exp(x), exp(add(x, x)), { x: [4] }),
  mutant("classes that do not compete", softmax(x), sigmoid(x), { x: [2, 5] }),
  mutant("a mean for a sum", reduceSum(x, [1]), reduceMean(x, [1]), { x: [2, 5] }),
  mutant("matrices in the wrong order", matMul(x, y), matMul(y, x), { x: square, y: square }),
  mutant("a weight that is not transposed", linear(x, w, b), add(matMul(x, w), b), {
    x: square,
    w: square,
    b: [3],
  }),
  mutant(
    "a convolution shifted by a cell",
    conv2d(x, w, { padding: 1 }),
    conv2d(x, w, { padding: [2, 2, 0, 0] }),
    {
      x: maps,
      w: [3, 4, 3, 3],
    },
  ),
  mutant(
    "a kernel turned by half a turn",
    conv2d(x, w, { padding: 1 }),
    convTranspose2d(x, transpose(w, [1, 0, 2, 3]), { padding: 1, size: [5, 6] }),
    { x: maps, w: [3, 4, 3, 3] },
  ),
  mutant(
    "channels that see the wrong group",
    conv2d(x, w, { padding: 1, groups: 4 }),
    conv2d(concat([slice(x, 1, 1, 4), slice(x, 1, 0, 1)], 1), w, { padding: 1, groups: 4 }),
    { x: maps, w: [4, 1, 3, 3] },
  ),
  mutant(
    "a bias forgotten",
    conv2d(x, w, { bias: b }),
    add(conv2d(x, w), multiply(reshape(b, [3, 1, 1]), scalar(0))),
    {
      x: maps,
      w: [3, 4, 1, 1],
      b: [3],
    },
  ),
  mutant("pooling that reads every other cell", maxPool(x, 2, { stride: 2 }), maxPool(x, 1, { stride: 2 }), {
    x: [2, 4, 6, 6],
  }),
  mutant(
    "pooled cells given back once too often",
    maxPool(x, 3, { stride: 2, padding: 1 }),
    upsample(maxPool(x, 2, { stride: 2 }), [3, 3]),
    {
      x: maps,
    },
  ),
  mutant("corners aligned", resize(x, [8, 4], "bilinear"), resize(x, [8, 4], "bilinear, corners aligned"), {
    x: maps,
  }),
  mutant("the nearest cell for a mixture", resize(x, [8, 4], "bilinear"), upsample(x, [8, 4]), { x: maps }),
  mutant("groups of other channels", normalizeGroups(x, 2, 1e-5), normalizeGroups(x, 4, 1e-5), { x: maps }),
  mutant("another ε", normalizeGroups(x, 2, 1e-5), normalizeGroups(x, 2, 0.1), { x: maps }),
  mutant("rows for columns", transpose(x, [1, 0]), reshape(x, square), { x: square }),
  mutant("parts in the wrong order", concat([x, y], 0), concat([y, x], 0), { x: [2, 3], y: [2, 3] }),
  mutant("a slice one too far", slice(x, 0, 0, 2), slice(x, 0, 1, 3), { x: square }),
  mutant("zeros on the wrong side", pad(x, 0, 1, 2), pad(x, 0, 2, 1), { x: square }),
]
