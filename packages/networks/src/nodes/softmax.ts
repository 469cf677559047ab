import { wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"
import { multiply, subtract } from "./arithmetic.js"
import { reduceSum } from "./reduce.js"

/** e^x over its sum along the last axis. */
export interface Softmax {
  readonly kind: "softmax"
  readonly x: Node
}

export const softmax = (x: Node): Softmax => ({ kind: "softmax", x })

/** p ⊙ (g − Σ g p) */
export const softmaxDefinition: Definition<Softmax> = {
  inputs: ({ x }) => [x],
  shape: ({ x }, shapeOf) =>
    shapeOf(x).length > 0 ? right(shapeOf(x)) : wrongShape("x", "have an axis", shapeOf(x)),
  evaluate: ({ x }, tensorOf, shape) => {
    const data = Float64Array.from(tensorOf(x).data)
    const classes = shape.at(-1) ?? 1
    for (let at = 0; at < data.length; at += classes) {
      const row = data.subarray(at, at + classes)
      const highest = row.reduce((a, b) => Math.max(a, b), -Infinity)
      const exps = row.map((value) => Math.exp(value - highest))
      const sum = exps.reduce((a, b) => a + b, 0)
      row.set(exps.map((value) => value / sum))
    }
    return wrapFloat64(shape, data)
  },
  pullback: (node, g, shapeOf) => {
    const inner = reduceSum(multiply(g, node), [shapeOf(node).length - 1])
    return [[node.x, multiply(node, subtract(g, inner))]]
  },
  onnx: ({ x }, { nameOf, output }) => [step("Softmax", [nameOf(x)], output, { axis: { int: -1 } })],
}
