import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import { highestCells } from "../highest.js"
import type { Node } from "../node.js"
import { maxPoolGradientSteps } from "../onnx/max-pool-gradient.js"
import { wrongShape } from "../problem.js"
import type { Pair, Window } from "../window.js"
import { placesOn } from "../window.js"
import { maxPick } from "./max-pick.js"

/** A cotangent of max pooling, given back to the cell that was highest; of equal ones to the first. */
export interface MaxPoolGradient {
  readonly kind: "maxPoolGradient"
  readonly x: Node
  readonly g: Node
  readonly kernel: Pair
  readonly window: Window
}

/** x [N, C, H, W] and g [N, C, H′, W′] → [N, C, H, W] */
export const maxPoolGradient = (x: Node, g: Node, kernel: Pair, window: Window): MaxPoolGradient => ({
  kind: "maxPoolGradient",
  x,
  g,
  kernel,
  window,
})

export const maxPoolGradientDefinition: Definition<MaxPoolGradient> = {
  inputs: ({ x, g }) => [x, g],
  shape: ({ x, g, kernel, window }, shapeOf) => {
    const [n = 0, c = 0, height = 0, width = 0] = shapeOf(x)
    const expected = [n, c, ...placesOn([height, width], kernel, window)]
    return String(expected) === String(shapeOf(g))
      ? right(shapeOf(x))
      : wrongShape("g", `have shape [${expected}]`, shapeOf(g))
  },
  evaluate: ({ x, g, kernel, window }, tensorOf, shape) => {
    const out = new Float64Array(sizeOf(shape))
    const { data } = tensorOf(g)
    highestCells(tensorOf(x), kernel, window).forEach((cell, at) => {
      out[cell] = (out[cell] ?? 0) + (data[at] ?? 0)
    })
    return wrapFloat64(shape, out)
  },
  pullback: ({ x, g, kernel, window }, cotangent) => [[g, maxPick(x, cotangent, kernel, window)]],
  onnx: maxPoolGradientSteps,
}
