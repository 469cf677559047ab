import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { int64s, step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"
import { slice } from "./slice.js"

/** Zeros before and after, along an axis: the adjoint of a slice. */
export interface Pad {
  readonly kind: "pad"
  readonly x: Node
  readonly axis: number
  readonly before: number
  readonly after: number
}

export const pad = (x: Node, axis: number, before: number, after: number): Pad => ({
  kind: "pad",
  x,
  axis,
  before,
  after,
})

export const padDefinition: Definition<Pad> = {
  inputs: ({ x }) => [x],
  shape: ({ x, axis, before, after }, shapeOf) => {
    const from = shapeOf(x)
    return axis in from && before >= 0 && after >= 0
      ? right(from.with(axis, before + (from[axis] ?? 0) + after))
      : wrongShape("x", `have an axis ${axis} to be padded by ${before} and ${after}`, from)
  },
  evaluate: ({ x, axis, before }, tensorOf, shape) => {
    const { data, shape: from } = tensorOf(x)
    const out = new Float64Array(sizeOf(shape))
    const [block, whole] = [sizeOf(from.slice(axis)), sizeOf(shape.slice(axis))]
    const begin = before * sizeOf(from.slice(axis + 1))
    for (let n = 0; n * block < data.length; n += 1)
      out.set(data.subarray(n * block, (n + 1) * block), n * whole + begin)
    return wrapFloat64(shape, out)
  },
  pullback: ({ x, axis, before }, g, shapeOf) => [
    [x, slice(g, axis, before, before + (shapeOf(x)[axis] ?? 0))],
  ],
  onnx: ({ x, axis, before, after }, { nameOf, shapeOf, output }) => {
    const zeros = shapeOf(x).map(() => 0)
    const pads = [...zeros.with(axis, before), ...zeros.with(axis, after)]
    return [step("Pad", [nameOf(x), int64s(pads)], output)]
  },
}
