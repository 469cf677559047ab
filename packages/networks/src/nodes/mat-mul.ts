import type { Shape } from "@detspec/core"
import { describeShape, sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import { broadcastShape, placesOf, stretchedStrides } from "../broadcasting.js"
import type { Definition } from "../definition.js"
import { addProduct, matrixAt } from "../matrix.js"
import type { Node } from "../node.js"
import { step } from "../onnx/step.js"
import { problem, wrongShape } from "../problem.js"
import { unbroadcast } from "./broadcast.js"
import { transpose } from "./transpose.js"

/** The matrices of a and b multiplied; axes before the last two are stacks, broadcast. */
export interface MatMul {
  readonly kind: "matMul"
  readonly a: Node
  readonly b: Node
}

/** a [.., M, K] · b [.., K, N] → [.., M, N] */
export const matMul = (a: Node, b: Node): MatMul => ({ kind: "matMul", a, b })

const lastTwoSwapped = (x: Node, rank: number): Node =>
  transpose(x, [...Array(rank - 2).keys(), rank - 1, rank - 2])

const stackOf = (shape: Shape): Shape => shape.slice(0, -2)

export const matMulDefinition: Definition<MatMul> = {
  inputs: ({ a, b }) => [a, b],
  shape: ({ a, b }, shapeOf) => {
    const [left, below] = [shapeOf(a), shapeOf(b)]
    if (left.length < 2) return wrongShape("a", "be a matrix or a stack of them", left)
    const stack = broadcastShape(stackOf(left), stackOf(below))
    if (below.length < 2 || left.at(-1) !== below.at(-2) || !stack)
      return problem("b", `be matrices that ${describeShape(left)} can multiply`, describeShape(below))
    return right([...stack, left.at(-2) ?? 0, below.at(-1) ?? 0])
  },
  evaluate: ({ a, b }, tensorOf, shape) => {
    const [left, below] = [tensorOf(a), tensorOf(b)]
    const [rows = 0, columns = 0] = shape.slice(-2)
    const inner = left.shape.at(-1) ?? 0
    const stack = stackOf(shape)
    const placesIn = (own: Shape) => placesOf(stack, stretchedStrides(stackOf(own), stack))
    const [lefts, belows] = [placesIn(left.shape), placesIn(below.shape)]
    const out = new Float64Array(sizeOf(shape))
    for (let n = 0; n < lefts.length; n += 1) {
      const [p, q] = [
        matrixAt(left.data, lefts[n] ?? 0, rows, inner),
        matrixAt(below.data, belows[n] ?? 0, inner, columns),
      ]
      addProduct(matrixAt(out, n, rows, columns).data, p, q)
    }
    return wrapFloat64(shape, out)
  },
  pullback: (node, g, shapeOf) => {
    const [a, b, stack] = [shapeOf(node.a), shapeOf(node.b), stackOf(shapeOf(node))]
    const whole = (own: Shape): Shape => [...stack, ...own.slice(-2)]
    return [
      [node.a, unbroadcast(matMul(g, lastTwoSwapped(node.b, b.length)), whole(a), a)],
      [node.b, unbroadcast(matMul(lastTwoSwapped(node.a, a.length), g), whole(b), b)],
    ]
  },
  onnx: ({ a, b }, { nameOf, output }) => [step("MatMul", [nameOf(a), nameOf(b)], output)],
}
