import { wrapFloat64 } from "@detspec/core"
import type { Definition } from "../definition.js"
import { highestCells } from "../highest.js"
import type { Node } from "../node.js"
import type { OnnxAttribute } from "../onnx/step.js"
import { step } from "../onnx/step.js"
import { problem, wrongShape } from "../problem.js"
import type { Pair, Window, WindowOptions } from "../window.js"
import { pairOf, windowOf } from "../window.js"
import { windowedShape } from "./conv2d.js"
import { maxPoolGradient } from "./max-pool-gradient.js"

/** The highest number in every window; the padding counts for nothing. */
export interface MaxPool {
  readonly kind: "maxPool"
  readonly x: Node
  readonly kernel: Pair
  readonly window: Window
}

/** x [N, C, H, W] → [N, C, H′, W′] */
export const maxPool = (x: Node, kernel: number | Pair, options: WindowOptions = {}): MaxPool => ({
  kind: "maxPool",
  x,
  kernel: pairOf(kernel),
  window: windowOf(options),
})

export const poolAttributes = (kernel: Pair, window: Window): Readonly<Record<string, OnnxAttribute>> => ({
  kernel_shape: { ints: kernel },
  strides: { ints: window.stride },
  pads: { ints: window.padding },
  dilations: { ints: window.dilation },
})

export const maxPoolDefinition: Definition<MaxPool> = {
  inputs: ({ x }) => [x],
  shape: ({ x, kernel, window }, shapeOf) => {
    if (shapeOf(x).length !== 4) return wrongShape("x", "be maps [N, C, H, W]", shapeOf(x))
    const [top, left, bottom, right] = window.padding
    if (Math.max(top, bottom) >= kernel[0] || Math.max(left, right) >= kernel[1])
      return problem("padding", `be less than the kernel [${kernel}]`, `[${window.padding}]`)
    return windowedShape(shapeOf(x), shapeOf(x)[1] ?? 0, kernel, window)
  },
  evaluate: ({ x, kernel, window }, tensorOf, shape) => {
    const { data } = tensorOf(x)
    const cells = highestCells(tensorOf(x), kernel, window)
    return wrapFloat64(
      shape,
      Float64Array.from(cells, (cell) => data[cell] ?? 0),
    )
  },
  pullback: ({ x, kernel, window }, g) => [[x, maxPoolGradient(x, g, kernel, window)]],
  onnx: ({ x, kernel, window }, { nameOf, output }) => [
    step("MaxPool", [nameOf(x)], output, poolAttributes(kernel, window)),
  ],
}
