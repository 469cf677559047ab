import { wrapFloat64 } from "@detspec/core"
import type { Definition } from "../definition.js"
import { highestCells } from "../highest.js"
import type { Node } from "../node.js"
import { int64s, step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"
import type { Pair, Window } from "../window.js"
import { windowedShape } from "./conv2d.js"
import { poolAttributes } from "./max-pool.js"
import { maxPoolGradient } from "./max-pool-gradient.js"

/** What `v` holds at the cells where the windows of x are highest: the derivative of max pooling along v. */
export interface MaxPick {
  readonly kind: "maxPick"
  readonly x: Node
  readonly v: Node
  readonly kernel: Pair
  readonly window: Window
}

/** x and v [N, C, H, W] → [N, C, H′, W′] */
export const maxPick = (x: Node, v: Node, kernel: Pair, window: Window): MaxPick => ({
  kind: "maxPick",
  x,
  v,
  kernel,
  window,
})

export const maxPickDefinition: Definition<MaxPick> = {
  inputs: ({ x, v }) => [x, v],
  shape: ({ x, v, kernel, window }, shapeOf) =>
    String(shapeOf(x)) === String(shapeOf(v))
      ? windowedShape(shapeOf(x), shapeOf(x)[1] ?? 0, kernel, window)
      : wrongShape("v", `have the shape [${shapeOf(x)}] of x`, shapeOf(v)),
  evaluate: ({ x, v, kernel, window }, tensorOf, shape) => {
    const { data } = tensorOf(v)
    const cells = highestCells(tensorOf(x), kernel, window)
    return wrapFloat64(
      shape,
      Float64Array.from(cells, (cell) => data[cell] ?? 0),
    )
  },
  pullback: ({ x, v, kernel, window }, g) => [[v, maxPoolGradient(x, g, kernel, window)]],
  onnx: (node, { nameOf, shapeOf, output }) => {
    const [highest, cells, flat] = [`${output}/highest`, `${output}/cells`, `${output}/flat`]
    const pool = {
      operator: "MaxPool",
      inputs: [nameOf(node.x)],
      outputs: [highest, cells],
      attributes: poolAttributes(node.kernel, node.window),
    }
    return [
      pool,
      step("Reshape", [nameOf(node.v), int64s([-1])], flat),
      step("Reshape", [cells, int64s([-1])], `${output}/places`),
      step("Gather", [flat, `${output}/places`], `${output}/picked`),
      step("Reshape", [`${output}/picked`, int64s(shapeOf(node))], output),
    ]
  },
}
