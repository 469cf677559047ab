import type { Shape } from "@detspec/core"
import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Contribution, Definition } from "../definition.js"
import type { Node } from "../node.js"
import { step } from "../onnx/step.js"
import { problem, wrongShape } from "../problem.js"
import { slice } from "./slice.js"

/** Values one after the other along an axis. */
export interface Concat {
  readonly kind: "concat"
  readonly parts: readonly Node[]
  readonly axis: number
}

export const concat = (parts: readonly Node[], axis: number): Concat => ({ kind: "concat", parts, axis })

const apartFrom = (axis: number, shape: Shape): string => String(shape.toSpliced(axis, 1))

/** Where each part begins along the axis. */
const starts = (sides: readonly number[]): readonly number[] =>
  sides.map((_, k) => sides.slice(0, k).reduce((a, b) => a + b, 0))

export const concatDefinition: Definition<Concat> = {
  inputs: ({ parts }) => parts,
  shape: ({ parts, axis }, shapeOf) => {
    const [first, ...others] = parts.map(shapeOf)
    if (first === undefined) return problem("parts", "be one or more", "none")
    if (!(axis in first)) return wrongShape("parts[0]", `have an axis ${axis}`, first)
    const odd = others.findIndex((shape) => apartFrom(axis, shape) !== apartFrom(axis, first))
    if (odd >= 0)
      return wrongShape(`parts[${odd + 1}]`, `be as [${first}] but along axis ${axis}`, others[odd] ?? [])
    const total = others.reduce((sum, shape) => sum + (shape[axis] ?? 0), first[axis] ?? 0)
    return right(first.with(axis, total))
  },
  evaluate: ({ parts, axis }, tensorOf, shape) => {
    const out = new Float64Array(sizeOf(shape))
    const whole = sizeOf(shape.slice(axis))
    let start = 0
    for (const { data, shape: own } of parts.map(tensorOf)) {
      const block = sizeOf(own.slice(axis))
      for (let n = 0; n * block < data.length; n += 1)
        out.set(data.subarray(n * block, (n + 1) * block), n * whole + start)
      start += block
    }
    return wrapFloat64(shape, out)
  },
  pullback: ({ parts, axis }, g, shapeOf) => {
    const sides = parts.map((part) => shapeOf(part)[axis] ?? 0)
    const begins = starts(sides)
    return parts.map((part, k): Contribution => {
      const begin = begins[k] ?? 0
      return [part, slice(g, axis, begin, begin + (sides[k] ?? 0))]
    })
  },
  onnx: ({ parts, axis }, { nameOf, output }) => [
    step("Concat", parts.map(nameOf), output, { axis: { int: axis } }),
  ],
}
