import type { Float64Tensor, Shape } from "@detspec/core"
import { describeShape, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import { broadcastShape, placesOf, stretchedStrides } from "../broadcasting.js"
import type { Contribution, Definition, ShapeOf } from "../definition.js"
import type { Node } from "../node.js"
import { step } from "../onnx/step.js"
import { problem } from "../problem.js"
import { unbroadcast } from "./broadcast.js"
import { scalar } from "./constant.js"

/** Two values, element by element, aligned at their last axes: a side of 1 is repeated. */
interface Pair<K extends string> {
  readonly kind: K
  readonly a: Node
  readonly b: Node
}
export type Add = Pair<"add">
export type Subtract = Pair<"subtract">
export type Multiply = Pair<"multiply">
export type Divide = Pair<"divide">

/** a + b */
export const add = (a: Node, b: Node): Add => ({ kind: "add", a, b })
/** a − b */
export const subtract = (a: Node, b: Node): Subtract => ({ kind: "subtract", a, b })
/** a · b, element by element */
export const multiply = (a: Node, b: Node): Multiply => ({ kind: "multiply", a, b })
/** a / b, element by element */
export const divide = (a: Node, b: Node): Divide => ({ kind: "divide", a, b })
/** s · a */
export const scale = (a: Node, s: number): Multiply => multiply(a, scalar(s))

const combine = (
  a: Float64Tensor,
  b: Float64Tensor,
  shape: Shape,
  f: (p: number, q: number) => number,
): Float64Tensor => {
  const [left, right] = [a, b].map((t) => placesOf(shape, stretchedStrides(t.shape, shape)))
  const out = new Float64Array(left?.length ?? 0)
  for (let i = 0; i < out.length; i += 1)
    out[i] = f(a.data[left?.[i] ?? 0] ?? 0, b.data[right?.[i] ?? 0] ?? 0)
  return wrapFloat64(shape, out)
}

const pairwise = <N extends Pair<string>>(
  operator: string,
  f: (p: number, q: number) => number,
  slopes: (node: N, cotangent: Node) => readonly [Node, Node],
): Definition<N> => ({
  inputs: ({ a, b }) => [a, b],
  shape: ({ a, b }, shapeOf) => {
    const shape = broadcastShape(shapeOf(a), shapeOf(b))
    if (shape) return right(shape)
    return problem("b", `fit ${describeShape(shapeOf(a))}`, describeShape(shapeOf(b)))
  },
  evaluate: ({ a, b }, tensorOf, shape) => combine(tensorOf(a), tensorOf(b), shape, f),
  pullback: (node, cotangent, shapeOf: ShapeOf): readonly Contribution[] => {
    const shape = broadcastShape(shapeOf(node.a), shapeOf(node.b)) ?? []
    const [a, b] = slopes(node, cotangent)
    return [
      [node.a, unbroadcast(a, shape, shapeOf(node.a))],
      [node.b, unbroadcast(b, shape, shapeOf(node.b))],
    ]
  },
  onnx: ({ a, b }, { nameOf, output }) => [step(operator, [nameOf(a), nameOf(b)], output)],
})

export const addDefinition: Definition<Add> = pairwise(
  "Add",
  (p, q) => p + q,
  (_, g) => [g, g],
)
export const subtractDefinition: Definition<Subtract> = pairwise(
  "Sub",
  (p, q) => p - q,
  (_, g) => [g, scale(g, -1)],
)
export const multiplyDefinition: Definition<Multiply> = pairwise(
  "Mul",
  (p, q) => p * q,
  ({ a, b }, g) => [multiply(g, b), multiply(g, a)],
)
/** ∂(a / b)/∂b = −(a / b) / b */
export const divideDefinition: Definition<Divide> = pairwise(
  "Div",
  (p, q) => p / q,
  (node, g) => [divide(g, node.b), scale(divide(multiply(g, node), node.b), -1)],
)
