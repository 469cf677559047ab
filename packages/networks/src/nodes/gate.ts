import { wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { float, step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"

/** g where x > 0, `slope` · g elsewhere: what relu does to a cotangent. */
export interface Gate {
  readonly kind: "gate"
  readonly x: Node
  readonly g: Node
  readonly slope: number
}

export const gate = (x: Node, g: Node, slope: number): Gate => ({ kind: "gate", x, g, slope })

export const gateDefinition: Definition<Gate> = {
  inputs: ({ x, g }) => [x, g],
  shape: ({ x, g }, shapeOf) =>
    String(shapeOf(x)) === String(shapeOf(g))
      ? right(shapeOf(x))
      : wrongShape("g", `have the shape [${shapeOf(x)}] of x`, shapeOf(g)),
  evaluate: ({ x, g, slope }, tensorOf, shape) => {
    const [{ data: condition }, { data }] = [tensorOf(x), tensorOf(g)]
    return wrapFloat64(
      shape,
      data.map((value, i) => ((condition[i] ?? 0) > 0 ? value : slope * value)),
    )
  },
  pullback: ({ x, g, slope }, cotangent) => [[g, gate(x, cotangent, slope)]],
  onnx: ({ x, g, slope }, { nameOf, output }) => [
    step("Greater", [nameOf(x), float(0)], `${output}/open`),
    ...(slope === 0 ? [] : [step("Mul", [nameOf(g), float(slope)], `${output}/shut`)]),
    step("Where", [`${output}/open`, nameOf(g), slope === 0 ? float(0) : `${output}/shut`], output),
  ],
}
