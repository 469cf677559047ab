import type { Float64Tensor, Shape } from "@detspec/core"
import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import { placesOf, stretchedStrides } from "../broadcasting.js"
import type { Definition, ShapeOf } from "../definition.js"
import type { Node } from "../node.js"
import { int64s, step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"
import { scale } from "./arithmetic.js"
import { broadcast } from "./broadcast.js"

interface Reduce<K extends string> {
  readonly kind: K
  readonly x: Node
  readonly axes: readonly number[]
}
export type ReduceSum = Reduce<"reduceSum">
export type ReduceMean = Reduce<"reduceMean">

/** The sum along axes (counted from 0), which stay as sides of 1. */
export const reduceSum = (x: Node, axes: readonly number[]): ReduceSum => ({ kind: "reduceSum", x, axes })
/** The mean along axes (counted from 0), which stay as sides of 1. */
export const reduceMean = (x: Node, axes: readonly number[]): ReduceMean => ({ kind: "reduceMean", x, axes })

const summed = ({ data, shape: from }: Float64Tensor, shape: Shape): Float64Array => {
  const places = placesOf(from, stretchedStrides(shape, from))
  const out = new Float64Array(sizeOf(shape))
  data.forEach((value, i) => {
    const place = places[i] ?? 0
    out[place] = (out[place] ?? 0) + value
  })
  return out
}

const count = (axes: readonly number[], shape: Shape): number => sizeOf(axes.map((axis) => shape[axis] ?? 1))

const reduction = <N extends Reduce<string>>(
  operator: string,
  weight: (node: N, shapeOf: ShapeOf) => number,
): Definition<N> => ({
  inputs: ({ x }) => [x],
  shape: ({ x, axes }, shapeOf) =>
    axes.every((axis) => axis in shapeOf(x))
      ? right(shapeOf(x).map((side, axis) => (axes.includes(axis) ? 1 : side)))
      : wrongShape("x", `have the axes ${axes.join(", ")}`, shapeOf(x)),
  evaluate: (node, tensorOf, shape) => {
    const value = tensorOf(node.x)
    const factor = weight(node, () => value.shape)
    return wrapFloat64(
      shape,
      summed(value, shape).map((sum) => sum * factor),
    )
  },
  pullback: (node, g, shapeOf) => {
    const factor = weight(node, shapeOf)
    return [[node.x, broadcast(factor === 1 ? g : scale(g, factor), shapeOf(node.x))]]
  },
  onnx: ({ x, axes }, { nameOf, output }) => [
    step(operator, [nameOf(x), int64s(axes)], output, { keepdims: { int: 1 } }),
  ],
})

export const reduceSumDefinition: Definition<ReduceSum> = reduction("ReduceSum", () => 1)
export const reduceMeanDefinition: Definition<ReduceMean> = reduction(
  "ReduceMean",
  ({ x, axes }, shapeOf) => 1 / count(axes, shapeOf(x)),
)
