import type { Shape } from "@detspec/core"
import { float64, sizeOf } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import type { Definition } from "../definition.js"
import { floats, step } from "../onnx/step.js"
import { problem } from "../problem.js"

/** Numbers that belong to the network itself. */
export interface Constant {
  readonly kind: "constant"
  readonly shape: Shape
  readonly data: ArrayLike<number>
}

export const constant = (shape: Shape, data: ArrayLike<number>): Constant => ({
  kind: "constant",
  shape,
  data,
})

export const scalar = (value: number): Constant => constant([], [value])

export const constantDefinition: Definition<Constant> = {
  inputs: () => [],
  shape: ({ shape, data }) =>
    sizeOf(shape) === data.length
      ? right(shape)
      : problem("data", `hold ${sizeOf(shape)} numbers for shape [${shape}]`, String(data.length)),
  evaluate: ({ data }, _, shape) => float64(shape, Array.from(data)),
  pullback: () => [],
  onnx: ({ shape, data }, { output }) => [step("Identity", [floats(shape, data)], output)],
}
