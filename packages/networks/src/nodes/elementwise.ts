import type { Float64Tensor } from "@detspec/core"
import { wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { float, step } from "../onnx/step.js"
import { divide, multiply, scale } from "./arithmetic.js"

export interface Exp {
  readonly kind: "exp"
  readonly x: Node
}
export interface Log {
  readonly kind: "log"
  readonly x: Node
}
export interface Power {
  readonly kind: "power"
  readonly x: Node
  readonly exponent: number
}

/** e^x */
export const exp = (x: Node): Exp => ({ kind: "exp", x })
/** ln x, for x > 0 */
export const log = (x: Node): Log => ({ kind: "log", x })
/** x^p: ½ is the root, −½ one over it */
export const power = (x: Node, exponent: number): Power => ({ kind: "power", x, exponent })

/** `f` of every element. */
export const mapped = ({ data, shape }: Float64Tensor, f: (x: number) => number): Float64Tensor =>
  wrapFloat64(shape, data.map(f))

/** The parts that all nodes of one input share which keep its shape. */
export const unary: Pick<Definition<{ readonly x: Node }>, "inputs" | "shape"> = {
  inputs: ({ x }) => [x],
  shape: ({ x }, shapeOf) => right(shapeOf(x)),
}

export const expDefinition: Definition<Exp> = {
  ...unary,
  evaluate: ({ x }, tensorOf) => mapped(tensorOf(x), Math.exp),
  pullback: (node, g) => [[node.x, multiply(g, node)]],
  onnx: ({ x }, { nameOf, output }) => [step("Exp", [nameOf(x)], output)],
}

export const logDefinition: Definition<Log> = {
  ...unary,
  evaluate: ({ x }, tensorOf) => mapped(tensorOf(x), Math.log),
  pullback: ({ x }, g) => [[x, divide(g, x)]],
  onnx: ({ x }, { nameOf, output }) => [step("Log", [nameOf(x)], output)],
}

/** p · x^(p−1) */
export const powerDefinition: Definition<Power> = {
  ...unary,
  evaluate: ({ x, exponent }, tensorOf) => mapped(tensorOf(x), (value) => value ** exponent),
  pullback: ({ x, exponent }, g) => [[x, multiply(g, scale(power(x, exponent - 1), exponent))]],
  onnx: ({ x, exponent }, { nameOf, output }) => [step("Pow", [nameOf(x), float(exponent)], output)],
}
