import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { step } from "../onnx/step.js"
import { multiply, subtract } from "./arithmetic.js"
import { scalar } from "./constant.js"
import { mapped, unary } from "./elementwise.js"

/** 1 / (1 + e^−x) */
export interface Sigmoid {
  readonly kind: "sigmoid"
  readonly x: Node
}

export const sigmoid = (x: Node): Sigmoid => ({ kind: "sigmoid", x })

/** σ′ = σ (1 − σ) */
export const sigmoidDefinition: Definition<Sigmoid> = {
  ...unary,
  evaluate: ({ x }, tensorOf) => mapped(tensorOf(x), (value) => 1 / (1 + Math.exp(-value))),
  pullback: (node, g) => [[node.x, multiply(g, multiply(node, subtract(scalar(1), node)))]],
  onnx: ({ x }, { nameOf, output }) => [step("Sigmoid", [nameOf(x)], output)],
}
