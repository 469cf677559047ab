import type { Node } from "../node.js"
import { add, multiply } from "../nodes/arithmetic.js"
import { normalizeGroups } from "../nodes/group-norm.js"
import { perChannel } from "./frozen-norm.js"

export interface GroupNormOptions {
  /** [C] */
  readonly weight: Node
  /** [C] */
  readonly bias: Node
  readonly groups: number
  readonly epsilon: number
}

/** Group normalisation: each group of channels of each image to mean 0 and variance 1, then w x + b for each channel. */
export const groupNorm = (x: Node, { weight, bias, groups, epsilon }: GroupNormOptions): Node =>
  add(multiply(normalizeGroups(x, groups, epsilon), perChannel(weight)), perChannel(bias))
