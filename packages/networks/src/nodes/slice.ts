import { sizeOf, wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { int64s, step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"
import { pad } from "./pad.js"

/** What lies from `start` up to, and without, `end` along an axis. */
export interface Slice {
  readonly kind: "slice"
  readonly x: Node
  readonly axis: number
  readonly start: number
  readonly end: number
}

export const slice = (x: Node, axis: number, start: number, end: number): Slice => ({
  kind: "slice",
  x,
  axis,
  start,
  end,
})

export const sliceDefinition: Definition<Slice> = {
  inputs: ({ x }) => [x],
  shape: ({ x, axis, start, end }, shapeOf) => {
    const from = shapeOf(x)
    return start >= 0 && start < end && end <= (from[axis] ?? 0)
      ? right(from.with(axis, end - start))
      : wrongShape("x", `hold ${start} to ${end} along axis ${axis}`, from)
  },
  evaluate: ({ x, axis, start }, tensorOf, shape) => {
    const { data, shape: from } = tensorOf(x)
    const out = new Float64Array(sizeOf(shape))
    const [block, whole] = [sizeOf(shape.slice(axis)), sizeOf(from.slice(axis))]
    const begin = start * sizeOf(from.slice(axis + 1))
    for (let n = 0; n * block < out.length; n += 1)
      out.set(data.subarray(n * whole + begin, n * whole + begin + block), n * block)
    return wrapFloat64(shape, out)
  },
  pullback: ({ x, axis, start, end }, g, shapeOf) => [
    [x, pad(g, axis, start, (shapeOf(x)[axis] ?? 0) - end)],
  ],
  onnx: ({ x, axis, start, end }, { nameOf, output }) => [
    step("Slice", [nameOf(x), int64s([start]), int64s([end]), int64s([axis])], output),
  ],
}
