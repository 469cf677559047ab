import type { Node } from "../node.js"
import { add, multiply, subtract } from "../nodes/arithmetic.js"
import { scalar } from "../nodes/constant.js"
import { power } from "../nodes/elementwise.js"
import { reshape } from "../nodes/reshape.js"

/** The statistics and the affine map of a batch normalisation, each [C]. */
export interface FrozenStatistics {
  readonly weight: Node
  readonly bias: Node
  readonly mean: Node
  readonly variance: Node
}

/** A value for each channel, [C], as one for each map: [C, 1, 1]. */
export const perChannel = (values: Node): Node => reshape(values, [-1, 1, 1])

/**
 * Batch normalisation whose statistics do not move: y = x s + (b − μ s), s = w / √(σ² + ε), for each channel.
 * The usual ε is 1e-5.
 */
export const frozenNorm = (x: Node, statistics: FrozenStatistics, epsilon: number): Node => {
  const { weight, bias, mean, variance } = statistics
  const factor = multiply(weight, power(add(variance, scalar(epsilon)), -0.5))
  const shift = subtract(bias, multiply(mean, factor))
  return add(multiply(x, perChannel(factor)), perChannel(shift))
}
