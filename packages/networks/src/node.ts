import type { Add, Divide, Multiply, Subtract } from "./nodes/arithmetic.js"
import type { Broadcast } from "./nodes/broadcast.js"
import type { Concat } from "./nodes/concat.js"
import type { Constant } from "./nodes/constant.js"
import type { ConvTranspose2d } from "./nodes/conv-transpose2d.js"
import type { Conv2d } from "./nodes/conv2d.js"
import type { Conv2dWeightGradient } from "./nodes/conv2d-weight-gradient.js"
import type { Exp, Log, Power } from "./nodes/elementwise.js"
import type { Gate } from "./nodes/gate.js"
import type { GroupNorm } from "./nodes/group-norm.js"
import type { Leaf } from "./nodes/leaf.js"
import type { Linear } from "./nodes/linear.js"
import type { MatMul } from "./nodes/mat-mul.js"
import type { MaxPick } from "./nodes/max-pick.js"
import type { MaxPool } from "./nodes/max-pool.js"
import type { MaxPoolGradient } from "./nodes/max-pool-gradient.js"
import type { Pad } from "./nodes/pad.js"
import type { ReduceMean, ReduceSum } from "./nodes/reduce.js"
import type { Relu } from "./nodes/relu.js"
import type { Reshape } from "./nodes/reshape.js"
import type { Resize } from "./nodes/resize.js"
import type { Sigmoid } from "./nodes/sigmoid.js"
import type { Slice } from "./nodes/slice.js"
import type { Softmax } from "./nodes/softmax.js"
import type { Transpose } from "./nodes/transpose.js"

/** Every kind of node, and what a node of it holds. */
export interface Nodes {
  readonly leaf: Leaf
  readonly constant: Constant
  readonly add: Add
  readonly subtract: Subtract
  readonly multiply: Multiply
  readonly divide: Divide
  readonly exp: Exp
  readonly log: Log
  readonly power: Power
  readonly relu: Relu
  readonly gate: Gate
  readonly sigmoid: Sigmoid
  readonly softmax: Softmax
  readonly matMul: MatMul
  readonly linear: Linear
  readonly conv2d: Conv2d
  readonly convTranspose2d: ConvTranspose2d
  readonly conv2dWeightGradient: Conv2dWeightGradient
  readonly maxPool: MaxPool
  readonly maxPoolGradient: MaxPoolGradient
  readonly maxPick: MaxPick
  readonly resize: Resize
  readonly groupNorm: GroupNorm
  readonly reduceSum: ReduceSum
  readonly reduceMean: ReduceMean
  readonly broadcast: Broadcast
  readonly reshape: Reshape
  readonly transpose: Transpose
  readonly concat: Concat
  readonly slice: Slice
  readonly pad: Pad
}

export type NodeKind = keyof Nodes

/** All but leaves, whose values are handed in. */
export type ComputedKind = Exclude<NodeKind, "leaf">
export type Computed = Nodes[ComputedKind]

/** One step of a computation, as a value: it holds the nodes that it reads, and no numbers but constants. */
export type Node = Nodes[NodeKind]
