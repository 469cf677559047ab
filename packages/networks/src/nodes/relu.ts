import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { step } from "../onnx/step.js"
import { mapped, unary } from "./elementwise.js"
import { gate } from "./gate.js"

/** x where it is positive, `slope` · x elsewhere. */
export interface Relu {
  readonly kind: "relu"
  readonly x: Node
  readonly slope: number
}

/** max(x, 0) */
export const relu = (x: Node): Relu => ({ kind: "relu", x, slope: 0 })
/** x where x > 0, else slope · x, for 0 ≤ slope < 1 */
export const leakyRelu = (x: Node, slope: number): Relu => ({ kind: "relu", x, slope })

/** The output has the sign of the input, so that the gate can read it, and the input need not be kept. */
export const reluDefinition: Definition<Relu> = {
  ...unary,
  evaluate: ({ x, slope }, tensorOf) => mapped(tensorOf(x), (value) => (value > 0 ? value : slope * value)),
  pullback: (node, g) => [[node.x, gate(node, g, node.slope)]],
  onnx: ({ x, slope }, { nameOf, output }) => [
    slope === 0
      ? step("Relu", [nameOf(x)], output)
      : step("LeakyRelu", [nameOf(x)], output, { alpha: { float: slope } }),
  ],
}
