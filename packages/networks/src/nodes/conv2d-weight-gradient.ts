import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import { addProduct, matrixAt, transposed } from "../matrix.js"
import type { Node } from "../node.js"
import { weightGradientSteps } from "../onnx/weight-gradient.js"
import { cellsOf, gridOf, patches } from "../patches.js"
import { wrongShape } from "../problem.js"
import type { Pair, Window } from "../window.js"
import { placesOn } from "../window.js"
import { convTranspose2d } from "./conv-transpose2d.js"
import { conv2d } from "./conv2d.js"

/** ∂/∂W of ⟨g, conv2d(x, W)⟩: every patch of x times the cotangent of the place that read it, summed. */
export interface Conv2dWeightGradient {
  readonly kind: "conv2dWeightGradient"
  readonly x: Node
  readonly g: Node
  readonly window: Window
  readonly kernel: Pair
  readonly groups: number
}

/** x [N, C, H, W] and g [N, O, H′, W′] → [O, C / groups, kh, kw] */
export const conv2dWeightGradient = (
  x: Node,
  g: Node,
  about: { readonly window: Window; readonly kernel: Pair; readonly groups: number },
): Conv2dWeightGradient => ({ kind: "conv2dWeightGradient", x, g, ...about })

export const conv2dWeightGradientDefinition: Definition<Conv2dWeightGradient> = {
  inputs: ({ x, g }) => [x, g],
  shape: ({ x, g, window, kernel, groups }, shapeOf) => {
    const [n = 0, inner = 0, height = 0, width = 0] = shapeOf(x)
    const expected = [n, "O", ...placesOn([height, width], kernel, window)]
    const [, outer = 0] = shapeOf(g)
    const fits = shapeOf(g).length === 4 && shapeOf(g).every((side, k) => k === 1 || side === expected[k])
    return fits
      ? right([outer, inner / groups, ...kernel])
      : wrongShape("g", `have shape [${expected.join(", ")}]`, shapeOf(g))
  },
  evaluate: ({ x, g, window, kernel, groups }, tensorOf, shape) => {
    const [input, cotangent] = [tensorOf(x), tensorOf(g)]
    const [batch = 0, , height = 0, width = 0] = input.shape
    const [outer = 0, inner = 0] = shape
    const cells = cellsOf(gridOf([height, width], kernel, window))
    const places = cells.length / (kernel[0] * kernel[1])
    const out = new Float64Array(sizeOf(shape))
    for (let n = 0; n < batch * groups; n += 1) {
      const rows = patches(matrixAt(input.data, n, inner, height * width), cells, places)
      const share = matrixAt(out, n % groups, outer / groups, rows.rows)
      addProduct(share.data, matrixAt(cotangent.data, n, outer / groups, places), transposed(rows))
    }
    return wrapFloat64(shape, out)
  },
  pullback: ({ x, g, window, groups }, cotangent, shapeOf) => {
    const [, , height = 0, width = 0] = shapeOf(x)
    return [
      [x, convTranspose2d(g, cotangent, { ...window, size: [height, width], groups })],
      [g, conv2d(x, cotangent, { ...window, groups })],
    ]
  },
  onnx: weightGradientSteps,
}
