import type { Float64Tensor, Shape } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import type { Node } from "./node.js"
import type { OnnxStep, OnnxValue } from "./onnx/step.js"

/** Why a node cannot have these inputs: `expected` continues "must …", `actual` continues "got …". */
export interface Problem {
  readonly field: string
  readonly expected: string
  readonly actual: string
}

export type ShapeOf = (node: Node) => Shape
export type TensorOf = (node: Node) => Float64Tensor

/** A share of the cotangent of an input. */
export type Contribution = readonly [input: Node, cotangent: Node]

/** What emission knows of a node: the values of its inputs, the shapes, and the name its own value gets. */
export interface Emission {
  readonly nameOf: (node: Node) => OnnxValue
  readonly shapeOf: ShapeOf
  readonly output: string
}

/** All that there is to know of one kind of node. */
export interface Definition<N> {
  /** What it reads, in order. */
  readonly inputs: (node: N) => readonly Node[]
  /** The shape of its value, from those of its inputs. */
  readonly shape: (node: N, shapeOf: ShapeOf) => Either<Problem, Shape>
  /** Its value in float64: the meaning of the node. Inputs are row-major. */
  readonly evaluate: (node: N, tensorOf: TensorOf, shape: Shape) => Float64Tensor
  /** From the cotangent of its value to those of its inputs, as nodes. */
  readonly pullback: (node: N, cotangent: Node, shapeOf: ShapeOf) => readonly Contribution[]
  /** The same value by ONNX operators; the last step has the output's name. */
  readonly onnx: (node: N, emission: Emission) => readonly OnnxStep[]
}
