import type { Shape } from "@detspec/core"
import { describeShape, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import { broadcastShape, placesOf, stretchedAxes, stretchedStrides } from "../broadcasting.js"
import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { int64s, step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"
import { reduceSum } from "./reduce.js"
import { reshape } from "./reshape.js"

/** A value repeated until it has a shape: the adjoint of a sum. */
export interface Broadcast {
  readonly kind: "broadcast"
  readonly x: Node
  readonly shape: Shape
}

export const broadcast = (x: Node, shape: Shape): Broadcast => ({ kind: "broadcast", x, shape })

/** The adjoint of a broadcast: the sum over what was repeated. */
export const unbroadcast = (g: Node, from: Shape, to: Shape): Node => {
  const axes = stretchedAxes(to, from)
  return axes.length === 0 ? g : reshape(reduceSum(g, axes), to)
}

export const broadcastDefinition: Definition<Broadcast> = {
  inputs: ({ x }) => [x],
  shape: ({ x, shape }, shapeOf) => {
    const common = broadcastShape(shapeOf(x), shape)
    const fits = common !== undefined && describeShape(common) === describeShape(shape)
    return fits ? right(shape) : wrongShape("x", `stretch to ${describeShape(shape)}`, shapeOf(x))
  },
  evaluate: ({ x }, tensorOf, shape) => {
    const { data, shape: from } = tensorOf(x)
    const places = placesOf(shape, stretchedStrides(from, shape))
    return wrapFloat64(
      shape,
      Float64Array.from(places, (place) => data[place] ?? 0),
    )
  },
  pullback: ({ x, shape }, cotangent, shapeOf) => [[x, unbroadcast(cotangent, shape, shapeOf(x))]],
  onnx: ({ x, shape }, { nameOf, output }) => [step("Expand", [nameOf(x), int64s(shape)], output)],
}
