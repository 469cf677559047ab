import { wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import { matrixAt, product, transposed } from "../matrix.js"
import type { Node } from "../node.js"
import { step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"
import { matMul } from "./mat-mul.js"
import { reduceSum } from "./reduce.js"
import { reshape } from "./reshape.js"
import { transpose } from "./transpose.js"

/** y = x Wᵀ + b */
export interface Linear {
  readonly kind: "linear"
  readonly x: Node
  readonly weight: Node
  readonly bias: Node
}

/** x [N, I] · weight [O, I] ᵀ + bias [O] → [N, O] */
export const linear = (x: Node, weight: Node, bias: Node): Linear => ({ kind: "linear", x, weight, bias })

export const linearDefinition: Definition<Linear> = {
  inputs: ({ x, weight, bias }) => [x, weight, bias],
  shape: ({ x, weight, bias }, shapeOf) => {
    const [n = 0, inner] = shapeOf(x)
    const [outer = 0, columns] = shapeOf(weight)
    if (shapeOf(x).length !== 2) return wrongShape("x", "be a matrix [N, I]", shapeOf(x))
    if (shapeOf(weight).length !== 2 || columns !== inner)
      return wrongShape("weight", `be a matrix [O, ${inner}]`, shapeOf(weight))
    if (String(shapeOf(bias)) !== String([outer]))
      return wrongShape("bias", `have shape [${outer}]`, shapeOf(bias))
    return right([n, outer])
  },
  evaluate: ({ x, weight, bias }, tensorOf, shape) => {
    const [rows = 0, columns = 0] = shape
    const [input, matrix, offsets] = [tensorOf(x), tensorOf(weight), tensorOf(bias).data]
    const inner = input.shape[1] ?? 0
    const below = transposed(matrixAt(matrix.data, 0, columns, inner))
    const out = product(matrixAt(input.data, 0, rows, inner), below)
    return wrapFloat64(
      shape,
      out.map((value, at) => value + (offsets[at % columns] ?? 0)),
    )
  },
  pullback: ({ x, weight, bias }, g, shapeOf) => [
    [x, matMul(g, weight)],
    [weight, matMul(transpose(g, [1, 0]), x)],
    [bias, reshape(reduceSum(g, [0]), shapeOf(bias))],
  ],
  onnx: ({ x, weight, bias }, { nameOf, output }) => [
    step("Gemm", [nameOf(x), nameOf(weight), nameOf(bias)], output, { transB: { int: 1 } }),
  ],
}
