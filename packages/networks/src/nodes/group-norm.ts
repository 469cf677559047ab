import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { floats, int64s, step } from "../onnx/step.js"
import { problem, wrongShape } from "../problem.js"
import { add, multiply, subtract } from "./arithmetic.js"
import { scalar } from "./constant.js"
import { power } from "./elementwise.js"
import { reduceMean } from "./reduce.js"
import { reshape } from "./reshape.js"

/** (x − mean) / √(variance + ε) over each group of channels of each image; the layer `groupNorm` scales and shifts it. */
export interface GroupNorm {
  readonly kind: "groupNorm"
  readonly x: Node
  readonly groups: number
  readonly epsilon: number
}

/** x [N, C, H, W] → [N, C, H, W] */
export const normalizeGroups = (x: Node, groups: number, epsilon: number): GroupNorm => ({
  kind: "groupNorm",
  x,
  groups,
  epsilon,
})

const normalized = (group: Float64Array, epsilon: number): Float64Array => {
  const mean = group.reduce((a, b) => a + b, 0) / group.length
  const variance = group.reduce((sum, value) => sum + (value - mean) ** 2, 0) / group.length
  const root = Math.sqrt(variance + epsilon)
  return group.map((value) => (value - mean) / root)
}

export const groupNormDefinition: Definition<GroupNorm> = {
  inputs: ({ x }) => [x],
  shape: ({ x, groups }, shapeOf) => {
    const [, channels = 0] = shapeOf(x)
    if (shapeOf(x).length !== 4) return wrongShape("x", "be maps [N, C, H, W]", shapeOf(x))
    return channels % groups === 0
      ? right(shapeOf(x))
      : problem("groups", `divide ${channels} channels`, String(groups))
  },
  evaluate: ({ x, groups, epsilon }, tensorOf, shape) => {
    const out = Float64Array.from(tensorOf(x).data)
    const size = sizeOf(shape) / ((shape[0] ?? 1) * groups)
    for (let at = 0; at < out.length; at += size)
      out.set(normalized(out.subarray(at, at + size), epsilon), at)
    return wrapFloat64(shape, out)
  },
  /** (g − mean(g) − y · mean(g y)) / √(variance + ε), the means over each group */
  pullback: (node, g, shapeOf) => {
    const shape = shapeOf(node)
    const grouped = (value: Node): Node => reshape(value, [shape[0] ?? 0, node.groups, -1])
    const [x, y, cotangent] = [grouped(node.x), grouped(node), grouped(g)]
    const centred = subtract(x, reduceMean(x, [2]))
    const variance = reduceMean(multiply(centred, centred), [2])
    const deviation = power(add(variance, scalar(node.epsilon)), -0.5)
    const along = multiply(y, reduceMean(multiply(cotangent, y), [2]))
    const rest = subtract(subtract(cotangent, reduceMean(cotangent, [2])), along)
    return [[node.x, reshape(multiply(rest, deviation), shape)]]
  },
  onnx: ({ x, groups, epsilon }, { nameOf, shapeOf, output }) => {
    const shape = shapeOf(x)
    const ones = floats([groups], new Float32Array(groups).fill(1))
    const zeros = floats([groups], new Float32Array(groups))
    return [
      step("Reshape", [nameOf(x), int64s([shape[0] ?? 0, groups, -1])], `${output}/groups`),
      step("InstanceNormalization", [`${output}/groups`, ones, zeros], `${output}/normal`, {
        epsilon: { float: epsilon },
      }),
      step("Reshape", [`${output}/normal`, int64s(shape)], output),
    ]
  },
}
