import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import { matrixAt, product, transposed } from "../matrix.js"
import type { Node } from "../node.js"
import { step } from "../onnx/step.js"
import { addPatches, cellsOf, gridOf } from "../patches.js"
import { problem, wrongShape } from "../problem.js"
import type { Pair, Window, WindowOptions } from "../window.js"
import { isWindow, placesOn, remainder, windowOf } from "../window.js"
import { conv2d, convAttributes } from "./conv2d.js"
import { conv2dWeightGradient } from "./conv2d-weight-gradient.js"

/** The adjoint of a convolution on maps of a given size: what comes from a cell goes back to it. */
export interface ConvTranspose2d {
  readonly kind: "convTranspose2d"
  readonly x: Node
  readonly weight: Node
  readonly window: Window
  readonly size: Pair
  readonly groups: number
}

export interface ConvTransposeOptions extends WindowOptions {
  /** Height and width of the maps that come out; a convolution of them has the size of x. */
  readonly size: Pair
  readonly groups?: number
}

/** x [N, O, H′, W′] with the weight [O, C / groups, kh, kw] of the convolution → [N, C, H, W] */
export const convTranspose2d = (x: Node, weight: Node, options: ConvTransposeOptions): ConvTranspose2d => ({
  kind: "convTranspose2d",
  x,
  weight,
  window: windowOf(options),
  size: options.size,
  groups: options.groups ?? 1,
})

export const convTranspose2dDefinition: Definition<ConvTranspose2d> = {
  inputs: ({ x, weight }) => [x, weight],
  shape: ({ x, weight, window, size, groups }, shapeOf) => {
    const [n = 0, outer, rows, columns] = shapeOf(x)
    const [first = 0, inner = 0, kh = 0, kw = 0] = shapeOf(weight)
    if (shapeOf(x).length !== 4) return wrongShape("x", "be maps [N, O, H, W]", shapeOf(x))
    if (shapeOf(weight).length !== 4 || first !== outer || first % groups !== 0)
      return wrongShape("weight", `have shape [${outer}, C / ${groups}, kh, kw]`, shapeOf(weight))
    const back = isWindow(window) ? placesOn(size, [kh, kw], window) : []
    if (back[0] !== rows || back[1] !== columns)
      return problem("size", `be one that a convolution takes to [${rows}, ${columns}]`, `[${size}]`)
    return right([n, inner * groups, ...size])
  },
  evaluate: ({ x, weight, window, size, groups }, tensorOf, shape) => {
    const [input, kernels] = [tensorOf(x), tensorOf(weight)]
    const [outer = 0, inner = 0, kh = 0, kw = 0] = kernels.shape
    const cells = cellsOf(gridOf(size, [kh, kw], window))
    const places = cells.length / (kh * kw)
    const out = new Float64Array(sizeOf(shape))
    for (let n = 0; n < (shape[0] ?? 0) * groups; n += 1) {
      const rows = transposed(matrixAt(kernels.data, n % groups, outer / groups, inner * kh * kw))
      const columns = product(rows, matrixAt(input.data, n, outer / groups, places))
      addPatches(matrixAt(out, n, inner, size[0] * size[1]), columns, cells)
    }
    return wrapFloat64(shape, out)
  },
  pullback: ({ x, weight, window, groups }, g, shapeOf) => {
    const [, , kh = 0, kw = 0] = shapeOf(weight)
    return [
      [x, conv2d(g, weight, { ...window, groups })],
      [weight, conv2dWeightGradient(g, x, { window, kernel: [kh, kw], groups })],
    ]
  },
  onnx: ({ x, weight, window, size, groups }, { nameOf, shapeOf, output }) => {
    const [, , rows = 0, columns = 0] = shapeOf(x)
    const [, , kh = 0, kw = 0] = shapeOf(weight)
    const added = remainder(size, [kh, kw], [rows, columns], window)
    const attributes = { ...convAttributes(window, groups), output_padding: { ints: added } }
    return [step("ConvTranspose", [nameOf(x), nameOf(weight)], output, attributes)]
  },
}
