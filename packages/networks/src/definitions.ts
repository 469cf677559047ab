import type { Definition } from "./definition.js"
import type { Computed, ComputedKind, Node, Nodes } from "./node.js"
import {
  addDefinition,
  divideDefinition,
  multiplyDefinition,
  subtractDefinition,
} from "./nodes/arithmetic.js"
import { broadcastDefinition } from "./nodes/broadcast.js"
import { concatDefinition } from "./nodes/concat.js"
import { constantDefinition } from "./nodes/constant.js"
import { convTranspose2dDefinition } from "./nodes/conv-transpose2d.js"
import { conv2dDefinition } from "./nodes/conv2d.js"
import { conv2dWeightGradientDefinition } from "./nodes/conv2d-weight-gradient.js"
import { expDefinition, logDefinition, powerDefinition } from "./nodes/elementwise.js"
import { gateDefinition } from "./nodes/gate.js"
import { groupNormDefinition } from "./nodes/group-norm.js"
import { linearDefinition } from "./nodes/linear.js"
import { matMulDefinition } from "./nodes/mat-mul.js"
import { maxPickDefinition } from "./nodes/max-pick.js"
import { maxPoolDefinition } from "./nodes/max-pool.js"
import { maxPoolGradientDefinition } from "./nodes/max-pool-gradient.js"
import { padDefinition } from "./nodes/pad.js"
import { reduceMeanDefinition, reduceSumDefinition } from "./nodes/reduce.js"
import { reluDefinition } from "./nodes/relu.js"
import { reshapeDefinition } from "./nodes/reshape.js"
import { resizeDefinition } from "./nodes/resize.js"
import { sigmoidDefinition } from "./nodes/sigmoid.js"
import { sliceDefinition } from "./nodes/slice.js"
import { softmaxDefinition } from "./nodes/softmax.js"
import { transposeDefinition } from "./nodes/transpose.js"

/** The one table: a kind of node is whole when it stands here. */
export const definitions: { readonly [K in ComputedKind]: Definition<Nodes[K]> } = {
  constant: constantDefinition,
  add: addDefinition,
  subtract: subtractDefinition,
  multiply: multiplyDefinition,
  divide: divideDefinition,
  exp: expDefinition,
  log: logDefinition,
  power: powerDefinition,
  relu: reluDefinition,
  gate: gateDefinition,
  sigmoid: sigmoidDefinition,
  softmax: softmaxDefinition,
  matMul: matMulDefinition,
  linear: linearDefinition,
  conv2d: conv2dDefinition,
  convTranspose2d: convTranspose2dDefinition,
  conv2dWeightGradient: conv2dWeightGradientDefinition,
  maxPool: maxPoolDefinition,
  maxPoolGradient: maxPoolGradientDefinition,
  maxPick: maxPickDefinition,
  resize: resizeDefinition,
  groupNorm: groupNormDefinition,
  reduceSum: reduceSumDefinition,
  reduceMean: reduceMeanDefinition,
  broadcast: broadcastDefinition,
  reshape: reshapeDefinition,
  transpose: transposeDefinition,
  concat: concatDefinition,
  slice: sliceDefinition,
  pad: padDefinition,
}

const lookUp = <K extends ComputedKind>(kind: K): Definition<Nodes[K]> => definitions[kind]

/** What there is to know of a node. */
export const definitionOf = (node: Computed): Definition<Computed> => lookUp(node.kind)

/** The nodes that a node reads; a leaf reads none. */
export const inputsOf = (node: Node): readonly Node[] =>
  node.kind === "leaf" ? [] : definitionOf(node).inputs(node)
