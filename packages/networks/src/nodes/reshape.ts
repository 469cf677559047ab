import type { Shape } from "@detspec/core"
import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { int64s, step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"

/** The same numbers in the same order under another shape. */
export interface Reshape {
  readonly kind: "reshape"
  readonly x: Node
  readonly to: Shape
}

/** `to` may say 0, "this side as it was", and once -1, "what is left". */
export const reshape = (x: Node, to: Shape): Reshape => ({ kind: "reshape", x, to })

const resolved = (from: Shape, to: Shape): Shape => {
  const sides = to.map((side, axis) => (side === 0 ? (from[axis] ?? 0) : side))
  const known = sizeOf(sides.filter((side) => side !== -1))
  return sides.map((side) => (side === -1 ? sizeOf(from) / known : side))
}

const isShape = (from: Shape, shape: Shape): boolean =>
  shape.every((side) => Number.isInteger(side) && side > 0) && sizeOf(shape) === sizeOf(from)

export const reshapeDefinition: Definition<Reshape> = {
  inputs: ({ x }) => [x],
  shape: ({ x, to }, shapeOf) => {
    const shape = resolved(shapeOf(x), to)
    return isShape(shapeOf(x), shape)
      ? right(shape)
      : wrongShape("x", `hold as many numbers as [${to}]`, shapeOf(x))
  },
  evaluate: ({ x }, tensorOf, shape) => wrapFloat64(shape, tensorOf(x).data),
  pullback: ({ x }, g, shapeOf) => [[x, reshape(g, shapeOf(x))]],
  onnx: (node, { nameOf, shapeOf, output }) => [
    step("Reshape", [nameOf(node.x), int64s(shapeOf(node))], output),
  ],
}
